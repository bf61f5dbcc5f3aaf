import { type Delivery, type EffectDraft, money, orderId, type PlacedOrder } from "../../src/core/index.ts";
import { type Bill, isOnReceipt, restOfBill } from "./bill.ts";

/** A bill that was paid, as an order: under the bill's id, so however often it is placed it is one. */
export const placedOrder = (bill: Bill, delivery: Delivery): PlacedOrder => ({
  id: orderId(bill.id),
  number: bill.number,
  lines: bill.lines,
  delivery,
  total: bill.total,
  paid: bill.due,
  paymentMethod: bill.method,
  status: statusOf(bill),
});

/** What the CRM is asked for. `subject` tells one asking from the next, when something in it had to be corrected. */
export function orderEffect(
  bill: Bill,
  delivery: Delivery,
  subject: string,
  more: { readonly wasBilled?: true } = {},
): EffectDraft {
  const { id: _id, number: _number, status: _status, ...placed } = placedOrder(bill, delivery);
  return { kind: "crm.order", subject, payload: { ...placed, orderId: bill.id, status: statusOf(bill), ...more } };
}

/** The same before its money: it waits for it, or nobody wants it any more. */
export function unpaidOrderEffect(
  bill: Bill,
  delivery: Delivery,
  status: "pending_payment" | "cancelled",
): EffectDraft {
  const { id: _id, number: _number, status: _status, ...placed } = placedOrder(bill, delivery);
  const subject = `${status}/${bill.id}`;
  return {
    kind: "crm.order",
    subject,
    payload: { ...placed, orderId: bill.id, paid: money(0, bill.total.currency), status },
  };
}

/** A prepayment forms the order; only the whole sum pays it. */
function statusOf(bill: Bill): "new" | "paid" | "processing" {
  if (isOnReceipt(bill)) return "new";
  return restOfBill(bill).minor === 0 ? "paid" : "processing";
}
