import {
  type EffectDraft,
  formatMoney,
  type Language,
  type LinkMade,
  localTimeOf,
  type PaymentMethod,
  type Shop,
  type Turn,
} from "../../src/core/index.ts";
import { type Bill, isOpenBill } from "../sale/bill.ts";
import { paymentTexts } from "../texts/payments.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";

const methodOf = ({ method }: Bill, { paymentMethods }: Shop): PaymentMethod | undefined =>
  paymentMethods.find(({ id, by }) => id === method && by === "link");

const viaOf = ({ via }: PaymentMethod) => (via === undefined ? {} : { via });

/** The provider is asked for the link of a bill; it comes by itself, and nobody waits for it. */
export function askForLink(bill: Bill, language: Language, shop: Shop): EffectDraft[] {
  const method = methodOf(bill, shop);
  if (method === undefined) return [];
  const { id: billId, number, due, lines } = bill;
  const purpose = `${shop.requisites.purpose} ${number}`;
  const validMinutes = shop.payments.linkHours * 60;
  const payload = { billId, number, due, purpose, lines, language, validMinutes, ...viaOf(method) };
  return [{ kind: "pay_link.make", subject: billId, payload }];
}

/** A bill that is not to be paid any more by its links: another took its place, it was cancelled, or it is paid. */
export function closeLinks(bill: Bill | null, after: Bill | null, shop: Shop): EffectDraft[] {
  if (!isOpenBill(bill) || (after !== null && isOpenBill(after) && after.id === bill.id)) return [];
  return onLinks("pay_link.close", bill, shop);
}

/** The customer says that they paid: the provider knows. */
export const lookAtLinks = (bill: Bill, shop: Shop): EffectDraft[] => onLinks("pay_link.look", bill, shop);

function onLinks(kind: "pay_link.close" | "pay_link.look", bill: Bill, shop: Shop): EffectDraft[] {
  const method = methodOf(bill, shop);
  const { id: billId } = bill;
  return method === undefined ? [] : [{ kind, subject: billId, payload: { billId, ...viaOf(method) } }];
}

/** The link is there. Of a bill that is not open any more nobody gets one. */
export function tellLink(
  made: LinkMade,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { bill } = state;
  const { billId, url } = made;
  if (!isOpenBill(bill) || bill.id !== billId) {
    return { patch: {}, effects: [{ kind: "pay_link.close", subject: billId, payload: { billId } }] };
  }
  const { date, time } = localTimeOf(new Date(made.validUntil), shop.timeZone);
  const until = `${date.slice(8, 10)}.${date.slice(5, 7)}, ${time}`;
  const { number, due } = bill;
  const text = paymentTexts[language].link({ number, due: formatMoney(due, language), url, until });
  const answer = reply(turn, { node: "payment", about: `link/${billId}`, kind: "requisites", text });
  return { patch: sayReplies(state, turn, [answer]) };
}
