import {
  formatMoney,
  type Language,
  type Money,
  money,
  type RefundMade,
  type RefundUndone,
  type Shop,
  staffLanguageOf,
  type Turn,
} from "../../src/core/index.ts";
import { type KnownOrder, keptOrder, knownOrders } from "../sale/known-orders.ts";
import { keepNewest, type Refund } from "../sale/order-fields.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { judgeWordUndo } from "./judge-word-undo.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { postOnOrder } from "./tell-staff.ts";

/** A person gave money back, at the bank or wherever they do it: the customer and the CRM are told. */
export function takeRefund(
  made: RefundMade,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { orderId, by, at, person } = made;
  const { staff } = texts[staffLanguageOf(shop)].orders;
  const order = knownOrders(state).find(({ id }) => id === orderId);
  const left = order === undefined ? 0 : order.paid.minor - givenBack(state.refunds, orderId);
  if (order === undefined || order.state === "refunded" || left <= 0) {
    return noted(`unknown/${orderId}`, staff.refundUnknown({ number: order?.number ?? "–", by }));
  }
  const { number, paid } = order;
  const amount = made.amount ?? money(left, paid.currency);
  if (made.isOrdered === true) return orderRefund(made, { number, amount }, shop);
  const isWhole = amount.minor >= left;
  const before = order.placed?.status ?? "paid";
  const ofPerson = person === undefined ? {} : { person };
  const refund: Refund = { orderId, number, amount, isWhole, before, by, at, ...ofPerson };
  const staffLanguage = staffLanguageOf(shop);
  const text = texts[language].refunded({ amount: formatMoney(amount, language), number });
  const answer = reply(turn, { node: "payment", about: `refund/${orderId}`, kind: "confirmation", text });
  return {
    patch: {
      refunds: keepNewest([...state.refunds, refund]),
      wishes: state.wishes.filter((wish) => wish.orderId !== orderId),
      ...sayReplies(state, turn, [answer], isWhole ? { orders: [keptOrder(order, "refunded")] } : {}),
    },
    effects: told(`refund/${orderId}`, staff.refundMade({ number, amount: formatMoney(amount, staffLanguage), by })),
  };
}

/** The provider sends it back; what comes of it arrives by itself. */
function orderRefund(
  { orderId, amount: part, by }: RefundMade,
  { number, amount }: { readonly number: string; readonly amount: Money },
  shop: Shop,
): Thought<PaymentPatch> {
  const language = staffLanguageOf(shop);
  const text = paymentTexts[language].staff.goesBack({ number, amount: formatMoney(amount, language), by });
  const payload = { orderId, ...(part === undefined ? {} : { amount: part }) };
  return {
    patch: {},
    effects: [{ kind: "pay_link.give_back", subject: orderId, payload }, ...told(`goes_back/${orderId}`, text)],
  };
}

const givenBack = (refunds: readonly Refund[], orderId: string): number =>
  refunds.filter((refund) => refund.orderId === orderId).reduce((sum, { amount }) => sum + amount.minor, 0);

/** They take that word back: the order is what it was before. */
export function undoRefund(
  undo: RefundUndone,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { orderId, by } = undo;
  const { staff } = texts[staffLanguageOf(shop)].orders;
  const newest = state.refunds.findLast((refund) => refund.orderId === orderId);
  const judged = judgeWordUndo(newest, undo, shop);
  if ("refused" in judged) return noted(`undo/${orderId}`, judged.refused);
  const { undone } = judged;
  const { number } = undone;
  const order = knownOrders(state).find(({ id }) => id === orderId);
  const text = texts[language].orders.refundUndone({ number });
  const answer = reply(turn, { node: "payment", about: `refund_undone/${orderId}`, kind: "confirmation", text });
  return {
    patch: {
      refunds: state.refunds.filter((refund) => refund !== undone),
      ...sayReplies(state, turn, [answer], restored(order, undone)),
    },
    effects: told(`refund_undone/${orderId}`, staff.refundUndone({ number, by })),
  };
}

const restored = (order: KnownOrder | undefined, { isWhole, before }: Refund) =>
  order === undefined || !isWhole ? {} : { orders: [keptOrder(order, before)] };

const noted = (subject: string, text: string): Thought<PaymentPatch> => ({
  patch: {},
  effects: [postOnOrder(subject, text)],
});

/** Where people look: the CRM's chat and their own channel. */
const told = (subject: string, text: string): NonNullable<Thought<PaymentPatch>["effects"]> => [
  { kind: "crm.note", subject, payload: { text } },
  postOnOrder(subject, text),
];
