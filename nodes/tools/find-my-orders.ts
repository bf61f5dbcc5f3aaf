import { z } from "zod";
import { foundOrder, foundOrderSchema } from "../sale/found-order.ts";
import { defineTool } from "./define-tool.ts";

/**
 * Orders of the customer of this chat: they were loaded for that customer, and the tool takes no id to ask for others.
 */
export const findMyOrders = defineTool({
  name: "find_my_orders",
  description: "Their orders, with status and tracking number.",
  arguments: z.strictObject({}),
  isOfferedNow: ({ customer }) => (customer?.orders.length ?? 0) > 0,
  result: z.object({ orders: z.array(foundOrderSchema) }),
  run: (_args, { customer }) => ({ result: { orders: (customer?.orders ?? []).map(foundOrder) } }),
  evidence: ({ orders }) => ({ orders }),
});
