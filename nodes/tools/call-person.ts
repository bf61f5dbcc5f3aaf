import { z } from "zod";
import { defineTool } from "./define-tool.ts";

export const callPerson = defineTool({
  name: "call_person",
  description: "Hand the chat over to a person.",
  arguments: z.strictObject({
    reason: z.enum([
      "asked_for_person",
      "complaint",
      "return_or_refund",
      "out_of_domain",
      "order_problem",
      "payment_problem",
    ]),
  }),
  result: z.object({ status: z.literal("accepted") }),
  run: ({ reason }, { turn }, { shop }) =>
    shop.handoff.never.some((never) => never === reason)
      ? { error: "no person is called for this; answer politely yourself, from shop_info where it helps" }
      : { result: { status: "accepted" }, change: { request: { to: "escalation", turnId: turn.id, reason } } },
  evidence: () => ({ isHandedOver: true }),
});
