import { z } from "zod";
import { type Language, localised, type Shop, titleAndSize } from "../../src/core/index.ts";
import { foundOrderSchema } from "./found-order.ts";
import type { KnownOrder } from "./known-orders.ts";

/** An order with all that is known of it: sums in whole currency units. */
export const orderDetailsSchema = foundOrderSchema.extend({
  /** Article numbers in the order of the lines. */
  skus: z.array(z.string()).exactOptional(),
  /** What is to be paid now. */
  due: z.number().exactOptional(),
  paid: z.number().exactOptional(),
  /** What remains after that, and how it is paid. */
  rest: z.number().exactOptional(),
  rest_paid: z.string().exactOptional(),
  delivery: z.record(z.string(), z.string()).exactOptional(),
});
type OrderDetails = z.output<typeof orderDetailsSchema>;

export function orderDetails(order: KnownOrder, shop: Shop, language: Language): OrderDetails {
  const { number, lines, total, due, paid, rest, method, delivery, placed } = order;
  const isOver = order.state === "delivered" || order.state === "refunded" || order.state === "cancelled";
  const how = shop.paymentMethods.find(({ id }) => id === method)?.rest;
  return {
    number,
    status: statusOf(order),
    total: total.minor / 100,
    currency: total.currency,
    ...(placed === undefined || placed.placedAt === "" ? {} : { placed_at: placed.placedAt.slice(0, 10) }),
    ...(placed?.tracking === undefined ? {} : { tracking: placed.tracking }),
    lines: lines.map((line) => `${titleAndSize(line)}, ${line.quantity}`),
    ...(lines.length === 0 ? {} : { skus: lines.map(({ sku }) => sku) }),
    ...(due.minor === 0 ? {} : { due: due.minor / 100 }),
    ...(paid.minor === 0 || placed?.paid === undefined ? {} : { paid: paid.minor / 100 }),
    ...(rest.minor === 0 || isOver ? {} : { rest: rest.minor / 100 }),
    ...(rest.minor === 0 || isOver || how === undefined ? {} : { rest_paid: localised(how, language) }),
    ...(Object.keys(delivery).length === 0 ? {} : { delivery: { ...delivery } }),
  };
}

/** What was placed has the shop's own word for its state; what is asked about it comes before that. */
function statusOf({ state, placed }: KnownOrder): string {
  switch (state) {
    case "none":
    case "cart":
      return "not_ordered";
    case "billed":
      return "awaiting_payment";
    case "checked":
      return "payment_being_checked";
    case "ordered":
    case "prepaid":
    case "paid":
      return placed?.status ?? state;
    case "shipped":
    case "delivered":
    case "refunded":
    case "cancelled":
      return state;
    case "refund_asked":
      return "refund_asked_of_a_person";
  }
}
