import { z } from "zod";
import { isNumber, knownOrders } from "../sale/known-orders.ts";
import { orderDetails, orderDetailsSchema } from "../sale/order-details.ts";
import { defineTool } from "./define-tool.ts";
import { hasOrder } from "./order-asked.ts";

/**
 * Orders of the customer of this chat: they were loaded for that customer, and the tool takes no id to ask for others.
 */
export const findMyOrders = defineTool({
  name: "find_my_orders",
  description: "Their orders and bills: state, sums, the rest and how it is paid, delivery, tracking.",
  arguments: z.strictObject({ number: z.string().max(40).optional() }),
  isOfferedNow: hasOrder,
  result: z.object({ orders: z.array(orderDetailsSchema) }),
  run: ({ number }, situation, { shop }) => {
    const ordered = knownOrders(situation).filter((order) => order.number !== "");
    const wanted = number === undefined ? ordered : ordered.filter((order) => isNumber(order, number));
    return { result: { orders: wanted.map((order) => orderDetails(order, shop, situation.language)) } };
  },
  evidence: ({ orders }) => ({
    orders,
    amounts: orders.flatMap(({ due, paid, rest }) => [due, paid, rest].flatMap((amount) => amount ?? [])),
    texts: orders.flatMap(({ rest_paid }) => rest_paid ?? []),
  }),
});
