import { z } from "zod";
import { emptied } from "../sale/empty-cart.ts";
import { knownOrders } from "../sale/known-orders.ts";
import { askedPersonSchema, askPerson } from "./ask-person.ts";
import { defineTool } from "./define-tool.ts";
import { hasOrder, numbersOf, orderArgument, orderAsked, theCart, wishFor } from "./order-asked.ts";
import type { Situation } from "./situation.ts";

export const cancelOrder = defineTool({
  name: "cancel_order",
  description: "Cancel an order or its bill. Once it is paid a person is asked.",
  arguments: z.strictObject({ order: orderArgument }),
  isOfferedNow: hasOrder,
  result: z.discriminatedUnion("status", [
    z.object({ status: z.literal("accepted") }),
    z.object({ status: z.literal("cart_emptied"), total: z.number() }),
    askedPersonSchema,
  ]),
  run: ({ order: number }, situation, deps) => {
    if (number === undefined && isAmbiguous(situation)) {
      return { error: `ask which they mean, then pass it as order: "${theCart}", or ${numbersOf(situation)}` };
    }
    const asked = orderAsked(situation, number, "cancel");
    if ("error" in asked) return asked;
    const { order, reason } = asked;
    if (order !== undefined && reason !== undefined) {
      return askPerson(situation, deps, reason, wishFor(order, "cancel"));
    }
    return order?.state === "cart"
      ? { result: { status: "cart_emptied", total: 0 }, change: { draft: emptied(situation.draft) } }
      : {
          result: { status: "accepted" },
          change: { request: { to: "payment", turnId: situation.turn.id, action: "cancel" } },
        };
  },
  evidence: (result) => (result.status === "cart_emptied" ? { totals: [result.total] } : { isHandedOver: true }),
});

/** A new cart beside an order that could be cancelled, too. */
function isAmbiguous(situation: Situation): boolean {
  const [first, ...others] = knownOrders(situation);
  return first?.state === "cart" && others.some(({ state }) => state === "prepaid" || state === "paid");
}
