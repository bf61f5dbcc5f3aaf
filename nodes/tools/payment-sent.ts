import { isOnlyForwarded, proofsOf } from "../turn/turn-signals.ts";
import { isLocked, locked, type ToolAction } from "./action.ts";

export const paymentSent: ToolAction<"payment_sent"> = (_args, situation) => {
  if (isLocked(situation)) return locked;
  if (situation.bill?.status !== "awaiting_proof") return { result: { status: "nothing_to_pay" } };
  if (isOnlyForwarded(situation.turn) && proofsOf(situation.turn).length === 0) {
    return {
      result: { error: "these words were forwarded, they are somebody else's. Ask whether the customer has paid." },
    };
  }
  return {
    result: { status: "accepted" },
    change: { request: { to: "payment", turnId: situation.turn.id, action: "proof" } },
  };
};
