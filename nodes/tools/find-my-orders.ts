import type { ToolAction } from "./action.ts";

/** Orders of the customer of this chat: they were loaded for that customer, and the tool takes no id to ask for others. */
export const findMyOrders: ToolAction<"find_my_orders"> = (_args, { customer }) => ({
  result: {
    orders: (customer?.orders ?? []).map((order) => ({
      number: order.number,
      status: order.status,
      total: order.total.minor / 100,
      currency: order.total.currency,
      placed_at: order.placedAt.slice(0, 10),
      ...(order.tracking === undefined ? {} : { tracking: order.tracking }),
      lines: order.lines.map(({ title, size, quantity }) => `${title}, ${size}, ${quantity}`),
    })),
  },
});
