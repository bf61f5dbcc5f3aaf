import { formatMoney, type Language, localised, type Shop, type Turn } from "../../src/core/index.ts";
import { type Bill, isOpenBill } from "../sale/bill.ts";
import { type KnownOrder, knownOrders } from "../sale/known-orders.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { askForLink } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { billLines, wayToPay } from "./way-to-pay.ts";

/** The same bill with its number: how it is paid, or what came and what remains. No new one is made. */
export function showBillAgain(state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const { bill } = state;
  const newest = knownOrders(state).find(({ number }) => number !== "");
  const about = isOpenBill(bill) ? openBill(bill, language, shop) : newest && settled(newest, language, shop);
  const said = about ?? { text: texts[language].nothingToPay };
  const kind = isOpenBill(bill) ? "requisites" : "confirmation";
  return {
    patch: sayReplies(state, turn, [reply(turn, { node: "payment", about: "again", kind, ...said })]),
    ...(bill?.status === "awaiting_proof" ? { effects: askForLink(bill, language, shop) } : {}),
  };
}

function openBill(bill: Bill, language: Language, shop: Shop) {
  const { orders } = texts[language];
  const { number } = bill;
  const lines = billLines(bill, language);
  const sums = { due: formatMoney(bill.due, language), total: formatMoney(bill.total, language) };
  if (bill.status === "awaiting_confirmation") return { text: orders.billChecked({ number, lines, ...sums }) };
  const method = shop.paymentMethods.find(({ id }) => id === bill.method);
  const way = wayToPay(bill, method, language, shop);
  return { ...way, text: `${orders.billAgain({ number, lines })}\n\n${way.text}` };
}

function settled(order: KnownOrder, language: Language, shop: Shop): { readonly text: string } {
  const { number, total, paid, rest } = order;
  const rests = shop.paymentMethods.find(({ id }) => id === order.method)?.rest;
  const how = rests === undefined ? null : localised(rests, language);
  if (order.state === "ordered") {
    const text = paymentTexts[language].ordered({ number, total: formatMoney(total, language), how });
    return { text };
  }
  return {
    text: texts[language].orders.billPaid({
      number,
      lines: billLines(order, language),
      total: formatMoney(total, language),
      paid: formatMoney(paid, language),
      // Of a parcel that was handed over nothing remains.
      rest: rest.minor === 0 || order.state === "delivered" ? null : formatMoney(rest, language),
      how,
    }),
  };
}
