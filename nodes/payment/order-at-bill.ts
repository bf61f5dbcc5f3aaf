import type { Delivery, EffectDraft, Shop } from "../../src/core/index.ts";
import { type Bill, isOnReceipt, isOpenBill } from "../sale/bill.ts";
import { unpaidOrderEffect } from "../sale/placed-order.ts";

/**
 * Where the shop wants orders in its CRM with the bill: this bill's order enters it unpaid, and that of the bill which
 * it takes the place of is cancelled there.
 */
export function orderAtBill(before: Bill | null, bill: Bill | null, delivery: Delivery, shop: Shop): EffectDraft[] {
  const gone = isOpenBill(before) && before.id !== bill?.id && isAtBill(before, shop) ? [before] : [];
  const fresh = bill !== null && bill !== before && isAtBill(bill, shop) ? [bill] : [];
  return [
    ...gone.map((each) => unpaidOrderEffect(each, delivery, "cancelled")),
    ...fresh.map((each) => unpaidOrderEffect(each, delivery, "pending_payment")),
  ];
}

export const isAtBill = (bill: Bill, { paymentMethods }: Shop): boolean =>
  !isOnReceipt(bill) && paymentMethods.some(({ id, crmOrder }) => id === bill.method && crmOrder === "at_bill");
