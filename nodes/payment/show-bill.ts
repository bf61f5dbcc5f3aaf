import {
  type Catalogue,
  deliveryFields,
  draftTotal,
  formatMoney,
  type Lacking,
  type Language,
  localised,
  type Offer,
  type OrderCounts,
  type OrderDraft,
  orderNumber,
  type PaymentMethod,
  type Shop,
  type Stock,
  type Turn,
} from "../../src/core/index.ts";
import { type Bill, isOnReceipt, isOpenBill } from "../sale/bill.ts";
import { makeBill } from "../sale/make-bill.ts";
import { personOffer } from "../sale/offers.ts";
import { withVoid } from "../sale/void-bill.ts";
import { guidedTexts } from "../texts/guided/guided-texts.ts";
import { texts } from "../texts/texts.ts";
import type { Thought } from "../turn/define-node.ts";
import { reply, sayReplies } from "../turn/outcome.ts";
import { lackingLines } from "./lacking-lines.ts";
import { orderAtBill } from "./order-at-bill.ts";
import { askForLink, closeLinks } from "./pay-link.ts";
import type { PaymentPatch, PaymentState } from "./payment-state.ts";
import { settleBill } from "./settle-bill.ts";
import { billLines, wayToPay } from "./way-to-pay.ts";

export interface BillDeps {
  readonly shop: Shop;
  /** Where prices are; absent: a price that a person agrees holds for what is put into the cart after that. */
  readonly catalogue?: Catalogue;
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
    lines: billLines(draft, language),
    total: formatMoney(draftTotal(draft, shop.currency), language),
    delivery: deliveryFields.map((field) => `${words.deliveryLabels[field]}: ${draft.delivery[field] ?? ""}`),
    method: method === undefined ? null : localised(method.title, language),
    methods,
    isAgain: draft.reviewed !== undefined && draft.reviewed.turnId !== turn.id,
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
  deps: BillDeps,
): Promise<Thought<PaymentPatch>> {
  const bill = await billOf(state, turn, method, deps);
  if ("lacking" in bill) return sayWhatIsLeft(bill.lacking, state, turn, language);
  if (isOnReceipt(bill)) return placeOnReceipt(bill, state, turn, language, deps.shop);
  const way = wayToPay(bill, method, language, deps.shop);
  const paid: Offer = { label: guidedTexts[language].choose.paid, act: "paid", ids: [bill.id] };
  const choices = [...(method.by === "requisites" ? [paid] : []), ...personOffer(language, deps.shop)];
  return {
    patch: {
      ...billedPatch(state, bill),
      ...sayReplies(state, turn, [
        reply(turn, { node: "payment", about: bill.id, kind: "requisites", ...way, choices }),
      ]),
    },
    // Showing the same requisites again is not a new invoice.
    effects: [
      ...orderAtBill(state.bill, bill, state.draft.delivery, deps.shop),
      ...closeLinks(state.bill, bill, deps.shop),
      ...askForLink(bill, language, deps.shop),
      ...(bill === state.bill
        ? []
        : [{ kind: "crm.status", payload: { stage: "invoice_sent" }, subject: bill.id } as const]),
    ],
  };
}

/** Nothing is due now: the order is placed at once. A bill that it takes the place of is void. */
function placeOnReceipt(
  bill: Bill,
  state: PaymentState,
  turn: Turn,
  language: Language,
  shop: Shop,
): Thought<PaymentPatch> {
  const placed = settleBill(bill, state, turn, language, shop);
  return {
    patch: { ...billedPatch(state, bill), ...placed.patch },
    effects: [
      ...orderAtBill(state.bill, bill, state.draft.delivery, shop),
      ...closeLinks(state.bill, bill, shop),
      ...(placed.effects ?? []),
    ],
  };
}

/** Somebody was quicker. The cart stays as it is: the customer says what becomes of it. */
export function sayWhatIsLeft(
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

/** The bill for the cart of now, by this way to pay; none where somebody else has taken the pieces. */
export function billOf(
  { draft, bill: current, voided }: PaymentState,
  turn: Turn,
  method: PaymentMethod,
  { shop, orderCounts, stock }: BillDeps,
): ReturnType<typeof makeBill> {
  const { number, from, holdHours } = shop.orders;
  return makeBill({
    conversation: turn.conversationId,
    draft,
    method,
    currency: shop.currency,
    current,
    voided,
    numberOf: orderCounts && (async (order) => orderNumber(number, await orderCounts.count(order, from))),
    take: stock && ((order, lines, instead) => stock.take(order, lines, { holdHours, instead })),
  });
}

/** The bill that it takes the place of is void. */
export const billedPatch = (
  { bill: before, voided }: PaymentState,
  bill: Bill,
): Pick<PaymentPatch, "bill" | "voided"> =>
  isOpenBill(before) && before.id !== bill.id ? { bill, voided: withVoid(voided, before) } : { bill };

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
