import { isLocked, locked, type ToolAction } from "./action.ts";

export const paymentSent: ToolAction<"payment_sent"> = (_args, situation) => {
  if (isLocked(situation)) return locked;
  if (situation.bill?.status !== "awaiting_proof") return { result: { status: "nothing_to_pay" } };
  return {
    result: { status: "accepted" },
    change: { request: { to: "payment", turnId: situation.turn.id, action: "proof" } },
  };
};
