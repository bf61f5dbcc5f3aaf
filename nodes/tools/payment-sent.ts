import { z } from "zod";
import { isOnlyForwarded, proofsOf } from "../turn/turn-signals.ts";
import { defineTool } from "./define-tool.ts";
import { isLocked } from "./moment.ts";
import { locked } from "./situation.ts";

export const paymentSent = defineTool({
  name: "payment_sent",
  description: "They say they paid, or sent a receipt.",
  arguments: z.strictObject({}),
  result: z.object({ status: z.enum(["accepted", "nothing_to_pay"]) }),
  isOfferedNow: ({ bill }) => bill?.status === "awaiting_proof",
  run: (_args, situation) => {
    if (isLocked(situation)) return locked;
    if (situation.bill?.status !== "awaiting_proof") return { result: { status: "nothing_to_pay" } };
    if (isOnlyForwarded(situation.turn) && proofsOf(situation.turn).length === 0) {
      return { error: "these words were forwarded, they are somebody else's. Ask whether the customer has paid." };
    }
    return {
      result: { status: "accepted" },
      change: { request: { to: "payment", turnId: situation.turn.id, action: "proof" } },
    };
  },
  evidence: ({ status }) => ({ isHandedOver: status === "accepted" }),
});
