import {
  deliveryFields,
  draftTotal,
  formatMoney,
  type Invoice,
  type Language,
  localised,
  type Offer,
  type OrderCounts,
  type OrderDraft,
  orderNumber,
  type PaymentMethod,
  type Reply,
  type Shop,
  type Turn,
  titleAndSize,
} from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import { makeBill } from "../sale/make-bill.ts";
import { personOffer } from "../sale/offers.ts";
import { guidedTexts } from "../texts/guided/guided-texts.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";

export interface BillDeps {
  readonly shop: Shop;
  /** Numbers the orders of the whole shop. */
  readonly orderCounts?: OrderCounts;
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
  });
  const choices = [...agreeing(draft, method, shop, language), ...changing(language), ...personOffer(language, shop)];
  return {
    patch: {
      draft: { ...draft, reviewed: { version: draft.version, turnId: turn.id } },
      ...sayReplies(state, turn, [reply(turn, { node: "payment", about: "review", kind: "review", text, choices })]),
    },
  };
}

function askForMethod(state: PaymentState, turn: Turn, language: Language, shop: Shop): Thought<PaymentPatch> {
  const choices = [...agreeing(state.draft, undefined, shop, language), ...personOffer(language, shop)];
  const text = texts[language].chooseMethod(titlesOfMethods(shop, language));
  return {
    patch: sayReplies(state, turn, [reply(turn, { node: "payment", about: "method", kind: "review", text, choices })]),
  };
}

async function showRequisites(
  state: PaymentState,
  turn: Turn,
  method: PaymentMethod,
  language: Language,
  { shop, orderCounts }: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const { number, from } = shop.orders;
  const bill = await makeBill({
    conversation: turn.conversationId,
    draft: state.draft,
    method,
    currency: shop.currency,
    current: state.bill,
    numberOf: orderCounts && (async (order) => orderNumber(number, await orderCounts.count(order, from))),
  });
  const sums = {
    due: formatMoney(bill.due, language),
    total: formatMoney(bill.total, language),
    partial: bill.due.minor < bill.total.minor,
  };
  const way =
    method.by === "invoice"
      ? { text: texts[language].invoice(sums), invoice: invoiceFor(bill, language) }
      : requisitesFor(bill, sums, language, shop);
  const paid: Offer = { label: guidedTexts[language].choose.paid, act: "paid", ids: [bill.id] };
  const choices = [...(method.by === "invoice" ? [] : [paid]), ...personOffer(language, shop)];
  return {
    patch: {
      bill,
      ...sayReplies(state, turn, [
        reply(turn, { node: "payment", about: bill.id, kind: "requisites", ...way, choices }),
      ]),
    },
    // Showing the same requisites again is not a new invoice.
    effects: bill === state.bill ? [] : [{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill.id }],
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

/** The ways to pay, or a plain yes where only one is left; for the order as it stands now. */
function agreeing(draft: OrderDraft, method: PaymentMethod | undefined, shop: Shop, language: Language): Offer[] {
  const version = String(draft.version);
  return method === undefined
    ? shop.paymentMethods.map(({ id, title }) => ({
        label: localised(title, language),
        act: "method",
        ids: [id, version],
      }))
    : [{ label: guidedTexts[language].choose.agree, act: "order", ids: [version] }];
}

function changing(language: Language): Offer[] {
  const { choose } = guidedTexts[language];
  return [
    { label: choose.cart, act: "cart", ids: [] },
    { label: choose.changeDelivery, act: "delivery", ids: [] },
  ];
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
