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
import { isOpenBill, isPaidBy } from "../sale/bill.ts";
import { knownOrders } from "../sale/known-orders.ts";
import { paymentTexts } from "../texts/payments.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { settleBill } from "./settle-bill.ts";
import { postOnOrder } from "./tell-staff.ts";

type Charge = PaymentReceived | PaymentRefunded;

export const isCharge = (inbound: TurnInbound): inbound is Charge =>
  inbound.kind === "payment_received" || inbound.kind === "payment_refunded";

/** Money that the channel itself took or gave back. */
export const takeCharge = (
  charge: Charge,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> =>
  charge.kind === "payment_received"
    ? takeMoney(charge, state, turn, language, shop)
    : reportRefund(charge, state, turn, language, shop);

/** For the open bill and its very sum the bill is paid; anything else is for a person to sort out. */
function takeMoney(
  charge: PaymentReceived,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { bill } = state;
  const { amount, chargeId } = charge;
  const isForBill =
    isOpenBill(bill) &&
    bill.id === charge.billId &&
    bill.due.minor === amount.minor &&
    bill.due.currency === amount.currency;
  if (isForBill) return settleBill({ ...bill, chargeId }, state, turn, language, shop);
  const { said, told } = whyNotCounted(charge, state, language, shop);
  const answer = reply(turn, { node: "payment", about: chargeId, kind: "confirmation", text: said });
  const post = { topic: "order", text: told, actions: ["take_over"] } as const;
  return {
    patch: sayReplies(state, turn, [answer]),
    effects: [{ kind: "staff.post", subject: chargeId, payload: post }],
  };
}

/** What the customer reads of it, and what the staff are told. */
function whyNotCounted(
  { billId, amount, chargeId }: PaymentReceived,
  state: PaymentState,
  language: Language,
  shop: Shop,
): { readonly said: string; readonly told: string } {
  const staffLanguage = staffLanguageOf(shop);
  const { staff } = texts[staffLanguage];
  const told = { amount: formatMoney(amount, staffLanguage), chargeId };
  const { bill } = state;
  if (isOpenBill(bill) && bill.id === billId) {
    const { number } = bill;
    const sums = (to: Language) => ({ number, came: formatMoney(amount, to), due: formatMoney(bill.due, to) });
    return {
      said: paymentTexts[language].paidOther(sums(language)),
      told: paymentTexts[staffLanguage].staff.paidOther({ ...sums(staffLanguage), chargeId }),
    };
  }
  const order = knownOrders(state).find(({ id, paid }) => id === billId && paid.minor > 0);
  if (order === undefined || order.state === "refunded" || order.state === "cancelled") {
    return { said: texts[language].paidButOutdated, told: staff.paidOutdated(told) };
  }
  const { number } = order;
  return {
    said: texts[language].paidTwice({ amount: formatMoney(amount, language), number }),
    told: staff.paidTwice({ ...told, number }),
  };
}

function reportRefund(
  charge: PaymentRefunded,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { amount, chargeId } = charge;
  const staffLanguage = staffLanguageOf(shop);
  // Given back of a second payment, the order is no less paid.
  const number = state.bill !== null && isPaidBy(state.bill, charge) ? state.bill.number : null;
  const text = texts[staffLanguage].staff.refunded({ amount: formatMoney(amount, staffLanguage), chargeId });
  const answer = reply(turn, {
    node: "payment",
    about: chargeId,
    kind: "confirmation",
    text: texts[language].refunded({ amount: formatMoney(amount, language), number }),
  });
  return {
    patch: sayReplies(state, turn, [answer]),
    effects: [postOnOrder(chargeId, text)],
  };
}
