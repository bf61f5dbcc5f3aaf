import { z } from "zod";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { hasOrder, orderArgument, orderAsked, wishFor } from "./order-asked.ts";

export const askRefund = defineTool({
  name: "ask_refund",
  description: "Ask a person to take goods back or to give money back.",
  arguments: z.strictObject({
    order: orderArgument,
    goods: z.string().max(200).optional().describe("which, if not all"),
  }),
  isOfferedNow: hasOrder,
  result: askedPersonSchema,
  run: ({ order: number, goods }, situation, deps) => {
    const asked = orderAsked(situation, number, "refund");
    if ("error" in asked) return asked;
    const { order, reason } = asked;
    if (order === undefined || reason === undefined) return { error: "there is no order to give money back for" };
    const wish = wishFor(order, "refund");
    return askPerson(situation, deps, reason, goods === undefined ? wish : { ...wish, was: [goods] });
  },
  evidence: () => ({ isHandedOver: true }),
});
