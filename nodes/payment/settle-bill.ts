import {
  type EffectDraft,
  formatMoney,
  type Language,
  localised,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { type Bill, isOnReceipt, restOfBill } from "../sale/bill.ts";
import { linesBeyond } from "../sale/cart-lines.ts";
import { orderEffect, placedOrder } from "../sale/placed-order.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { isAtBill } from "./order-at-bill.ts";
import { closeLinks } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { postOnOrder } from "./tell-staff.ts";

/** The money is there, or comes on receipt: the order is placed, once, under the bill's id. */
export function settleBill(
  bill: Bill,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { draft } = state;
  const lines = [...linesBeyond(draft.lines, bill.lines)];
  const rest = restOfBill(bill);
  const text = placedText(bill, language, shop);
  const answer = reply(turn, { node: "payment", about: bill.id, kind: "confirmation", text });
  return {
    patch: {
      bill: { ...bill, status: "paid" },
      // What was paid leaves the cart; what was added since stays in it. The version goes on, so no bill id returns.
      draft: {
        version: draft.version + 1,
        lines,
        delivery: draft.delivery,
        // What was agreed holds for what is left of that order.
        ...(lines.length === 0 || draft.agreed === undefined ? {} : { agreed: draft.agreed }),
      },
      ...sayReplies(state, turn, [answer], { orders: [placedOrder(bill, draft.delivery)] }),
    },
    effects: [
      orderEffect(bill, draft.delivery, bill.id, isAtBill(bill, shop) ? { wasBilled: true } : {}),
      // A prepayment forms the order; only the whole sum is "paid".
      { kind: "crm.status", subject: bill.id, payload: { stage: rest.minor === 0 ? "paid" : "order_formed" } },
      ...closeLinks(bill, null, shop),
      orderPost(bill, shop),
    ],
  };
}

function placedText(bill: Bill, language: Language, shop: Shop): string {
  const { number } = bill;
  const total = formatMoney(bill.total, language);
  if (isOnReceipt(bill)) {
    const how = shop.paymentMethods.find(({ id }) => id === bill.method)?.rest;
    return paymentTexts[language].ordered({ number, total, how: how === undefined ? null : localised(how, language) });
  }
  const rest = restOfBill(bill);
  return texts[language].paid({ number, total, rest: rest.minor === 0 ? null : formatMoney(rest, language) });
}

function orderPost(bill: Bill, shop: Shop): EffectDraft {
  const language = staffLanguageOf(shop);
  const { number } = bill;
  const total = formatMoney(bill.total, language);
  const text = isOnReceipt(bill)
    ? paymentTexts[language].staff.ordered({ number, total })
    : texts[language].staff.order({ number, paid: formatMoney(bill.due, language), total });
  return postOnOrder(bill.id, text);
}
