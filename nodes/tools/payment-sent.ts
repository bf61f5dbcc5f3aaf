import { z } from "zod";
import { isOnlyForwarded, proofsOf } from "../turn/turn-signals.ts";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { hasOrder, orderAsked, wishFor } from "./order-asked.ts";

export const paymentSent = defineTool({
  name: "payment_sent",
  description: "They say they paid, or sent a receipt.",
  arguments: z.strictObject({}),
  isOfferedNow: hasOrder,
  result: z.discriminatedUnion("status", [
    z.object({ status: z.literal("accepted") }),
    z.object({ status: z.literal("nothing_to_pay"), because: z.string() }),
    askedPersonSchema,
  ]),
  run: (_args, situation, deps) => {
    const asked = orderAsked(situation, undefined, "say_paid");
    if ("error" in asked) return { result: { status: "nothing_to_pay", because: asked.error } };
    if (isOnlyForwarded(situation.turn) && proofsOf(situation.turn).length === 0) {
      return { error: "these words were forwarded, they are somebody else's. Ask whether the customer has paid." };
    }
    const { order, reason } = asked;
    if (order !== undefined && reason !== undefined) {
      return askPerson(situation, deps, reason, wishFor(order, "say_paid"));
    }
    return {
      result: { status: "accepted" },
      change: { request: { to: "payment", turnId: situation.turn.id, action: "proof" } },
    };
  },
  evidence: ({ status }) => ({ isHandedOver: status !== "nothing_to_pay" }),
});
