import {
  deliveryFields,
  draftTotal,
  formatMoney,
  type Invoice,
  type Lacking,
  type Language,
  localised,
  type OrderCounts,
  orderNumber,
  type PaymentMethod,
  type Reply,
  type Shop,
  type Stock,
  type Turn,
  titleAndSize,
} from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { makeBill } from "../sale/make-bill.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { lackingLines } from "./lacking-lines.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";

export interface BillDeps {
  readonly shop: Shop;
  /** Numbers the orders of the whole shop. */
  readonly orderCounts?: OrderCounts;
  /** What of the shop's goods is taken; absent: a bill keeps no pieces. */
  readonly stock?: Stock;
}

/** Review first, then the way to pay, then the requisites: none can be skipped, whatever was asked for. */
export async function showBill(
  state: PaymentState,
  turn: Turn,
  language: Language,
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const { draft } = state;
  const { shop } = deps;
  const method = shop.paymentMethods.find(({ id }) => id === draft.paymentMethod) ?? only(shop.paymentMethods);
  // Shown in this turn is not seen yet: the customer answers in a later one.
  const isReviewed = draft.reviewed?.version === draft.version && draft.reviewed.turnId !== turn.id;
  if (!isReviewed) return showReview(state, turn, method, language, shop);
  if (method === undefined) return askForMethod(state, turn, language, shop);
  return showRequisites(state, turn, method, language, deps);
}

function showReview(
  state: PaymentState,
  turn: Turn,
  method: PaymentMethod | undefined,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const { draft } = state;
  const words = texts[language];
  const methods = titlesOfMethods(shop, language);
  const text = words.review({
    lines: draft.lines.map(({ title, size, quantity, price }) =>
      words.line({ title, size, quantity, price: formatMoney(price, language) }),
    ),
    total: formatMoney(draftTotal(draft, shop.currency), language),
    delivery: deliveryFields.map((field) => `${words.deliveryLabels[field]}: ${draft.delivery[field] ?? ""}`),
    method: method === undefined ? null : localised(method.title, language),
    methods,
    isAgain: draft.reviewed !== undefined && draft.reviewed.turnId !== turn.id,
  });
  const choices = method === undefined ? { choices: methods } : {};
  return {
    patch: {
      draft: { ...draft, reviewed: { version: draft.version, turnId: turn.id } },
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: "review", kind: "review", text, ...choices })]),
    },
  };
}

function askForMethod(state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const choices = titlesOfMethods(shop, language);
  const text = texts[language].chooseMethod(choices);
  return {
    patch: sayReplies(state, turn, [reply(turn, { node: "payment", about: "method", kind: "review", text, choices })]),
  };
}

async function showRequisites(
  state: PaymentState,
  turn: Turn,
  method: PaymentMethod,
  language: Language,
  { shop, orderCounts, stock }: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const { number, from, holdHours } = shop.orders;
  const bill = await makeBill({
    conversation: turn.conversationId,
    draft: state.draft,
    method,
    currency: shop.currency,
    current: state.bill,
    numberOf: orderCounts && (async (order) => orderNumber(number, await orderCounts.count(order, from))),
    take: stock && ((order, lines, instead) => stock.take(order, lines, { holdHours, instead })),
  });
  if ("lacking" in bill) return sayWhatIsLeft(bill.lacking, state, turn, language);
  const sums = {
    due: formatMoney(bill.due, language),
    total: formatMoney(bill.total, language),
    partial: bill.due.minor < bill.total.minor,
  };
  const way =
    method.by === "invoice"
      ? { text: texts[language].invoice(sums), invoice: invoiceFor(bill, language) }
      : requisitesFor(bill, sums, language, shop);
  return {
    patch: {
      bill,
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: bill.id, kind: "requisites", ...way })]),
    },
    // Showing the same requisites again is not a new invoice.
    effects: bill === state.bill ? [] : [{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill.id }],
  };
}

/** Somebody was quicker. The cart stays as it is: the customer says what becomes of it. */
function sayWhatIsLeft(
  lacking: readonly Lacking[],
  state: PaymentState,
  turn: Turn,
  language: Language,
): Thought<PaymentPatch> {
  const text = texts[language].soldMeanwhile(lackingLines(lacking, state.draft.lines));
  return {
    patch: sayReplies(state, turn, [reply(turn, { node: "payment", about: "stock", kind: "review", text })]),
  };
}

interface Sums {
  readonly due: string;
  readonly total: string;
  readonly partial: boolean;
}

const invoiceFor = (bill: Bill, language: Language): Invoice => ({
  billId: bill.id,
  title: texts[language].invoiceTitle({ number: bill.number }),
  description: bill.lines.map((line) => `${titleAndSize(line)} × ${line.quantity}`).join("; "),
  due: bill.due,
});

function requisitesFor(bill: Bill, sums: Sums, language: Language, shop: Shop): Pick<Reply, "text" | "copies"> {
  const words = texts[language];
  const { payee, iban, taxId = null } = shop.requisites;
  const purpose = `${shop.requisites.purpose} ${bill.number}`;
  return {
    text: words.requisites({ ...sums, payee, iban, taxId, purpose }),
    copies: [
      { label: words.copy.iban, text: iban },
      { label: words.copy.amount, text: (bill.due.minor / 100).toFixed(2) },
      { label: words.copy.purpose, text: purpose },
    ],
  };
}

const titlesOfMethods = (shop: Shop, language: Language): string[] =>
  shop.paymentMethods.map(({ title }) => localised(title, language));

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
