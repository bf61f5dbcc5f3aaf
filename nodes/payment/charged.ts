import {
  formatMoney,
  type Language,
  type PaymentReceived,
  type PaymentRefunded,
  type Shop,
  staffLanguageOf,
  type Turn,
  type TurnInbound,
} from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, saying } from "../turn/outcome.ts";
import type { PaymentSlice } from "./payment.ts";
import { settled } from "./settled.ts";

type State = typeof PaymentSlice.State;
type Patch = typeof PaymentSlice.Update;

export const isCharge = (inbound: TurnInbound): inbound is PaymentReceived | PaymentRefunded =>
  inbound.kind === "payment_received" || inbound.kind === "payment_refunded";

export const charged = (
  charge: PaymentReceived | PaymentRefunded,
  state: State,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<Patch> =>
  charge.kind === "payment_received"
    ? received(charge, state, turn, language, shop)
    : refunded(charge, state, turn, language, shop);

/** The channel took the money: for the open bill and its very sum it is paid; anything else is a person's to sort out. */
function received(charge: PaymentReceived, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { bill } = state;
  const { amount, chargeId } = charge;
  const isOpen = bill?.status === "awaiting_confirmation" || bill?.status === "awaiting_proof";
  const isThis =
    isOpen && bill.id === charge.billId && bill.due.minor === amount.minor && bill.due.currency === amount.currency;
  if (isThis) return settled(bill, state, turn, language, shop);
  const staffLanguage = staffLanguageOf(shop);
  const text = texts[staffLanguage].staff.paidOutdated({ amount: formatMoney(amount, staffLanguage), chargeId });
  const said = reply(turn, {
    node: "payment",
    about: chargeId,
    kind: "confirmation",
    text: texts[language].paidButOutdated,
  });
  return {
    patch: saying(state, turn, [said]),
    effects: [{ kind: "staff.post", subject: chargeId, payload: { topic: "order", text, actions: ["take_over"] } }],
  };
}

function refunded(charge: PaymentRefunded, state: State, turn: Turn, language: Language, shop: Shop): Thought<Patch> {
  const { amount, chargeId } = charge;
  const staffLanguage = staffLanguageOf(shop);
  const number = state.bill?.id === charge.billId ? state.bill.number : null;
  const text = texts[staffLanguage].staff.refunded({ amount: formatMoney(amount, staffLanguage), chargeId });
  const said = reply(turn, {
    node: "payment",
    about: chargeId,
    kind: "confirmation",
    text: texts[language].refunded({ amount: formatMoney(amount, language), number }),
  });
  return {
    patch: saying(state, turn, [said]),
    effects: [{ kind: "staff.post", subject: chargeId, payload: { topic: "order", text, actions: [] } }],
  };
}
