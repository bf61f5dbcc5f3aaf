import { formatMoney, type Language, type Shop, staffLanguageOf, type Turn } from "../../src/core/index.ts";
import { restOf } from "../sale/bill.ts";
import { sameLines } from "../sale/cart-lines.ts";
import { orderEffect, placedOrder } from "../sale/placed-order.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { Bill } from "../turn/schemas.ts";
import type { PaymentSlice } from "./payment.ts";

type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

/** A person confirmed: the order is placed, once, under the bill's id. */
export function settled(bill: Bill, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { draft } = state;
  const order = placedOrder(bill, draft.delivery);
  const rest = restOf(bill);
  const staffLanguage = staffLanguageOf(shop);
  return {
    patch: {
      bill: { ...bill, status: "paid" },
      // What was paid leaves the cart; what was changed since stays in it. The version goes on, so no bill id returns.
      draft: {
        version: draft.version + 1,
        lines: sameLines(bill, draft) ? [] : draft.lines,
        delivery: draft.delivery,
      },
      ...saying(
        state,
        turn,
        [
          reply(turn, {
            node: "payment",
            about: bill.id,
            kind: "confirmation",
            text: texts[language].paid({
              number: bill.number,
              total: formatMoney(bill.total, language),
              rest: rest.minor === 0 ? null : formatMoney(rest, language),
            }),
          }),
        ],
        { orders: [order] },
      ),
    },
    effects: [
      orderEffect(bill, draft.delivery, bill.id),
      // A prepayment forms the order; only the whole sum is "paid".
      { kind: "crm.status", subject: bill.id, payload: { stage: rest.minor === 0 ? "paid" : "order_formed" } },
      {
        kind: "staff.post",
        subject: bill.id,
        payload: {
          topic: "order",
          text: texts[staffLanguage].staff.order({
            number: bill.number,
            paid: formatMoney(bill.due, staffLanguage),
            total: formatMoney(bill.total, staffLanguage),
          }),
          actions: [],
        },
      },
    ],
  };
}
