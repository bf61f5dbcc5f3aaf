import {
  type Catalogue,
  draftTotal,
  isOpen,
  type Language,
  localised,
  localTimeOf,
  missingDelivery,
  nextOpening,
  type Product,
  type Shop,
  sku,
  type Turn,
} from "../../src/core/index.ts";
import type { PersonAnswers } from "../handoff/person-answers.ts";
import { type Bill, isOnReceipt, restOfBill } from "../sale/bill.ts";
import { cartLines, isBillFor } from "../sale/cart-lines.ts";
import { foundOrder } from "../sale/found-order.ts";
import { foundProduct } from "../sale/found-product.ts";
import { onShelfNow } from "../sale/shown-goods.ts";
import { filesOf } from "../turn/turn-signals.ts";
import type { AgentState } from "./agent-state.ts";
import { agreedContext } from "./agreed.ts";
import { awaitedContext } from "./awaited.ts";
import type { AgentContext } from "./context.ts";
import { startedWith } from "./started-with.ts";

interface ContextSources {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
  readonly answers: PersonAnswers;
}

/** More are looked up with find_my_orders. */
const mostOrders = 2;
/** A list of hundreds is no help: the model searches. */
const mostCategories = 40;

/** The state as the model is told it: this conversation and the shop, nothing of any other customer. */
export function contextOf(
  state: AgentState,
  turn: Turn,
  language: Language,
  { shop, catalogue, categories, answers }: ContextSources,
): AgentContext {
  const { customer } = state;
  return {
    language,
    first_contact: !state.messages.some((message) => message.getType() === "ai"),
    shop: { name: shop.name, persona: shop.persona.name, currency: catalogue.currency },
    now: nowIn(shop, new Date(turn.at)),
    categories: categories.slice(0, mostCategories),
    ...saleContext(state, language, shop, catalogue),
    ...agreedContext(state.draft, language, catalogue),
    ...goodsContext(state, language, catalogue),
    customer: {
      name: customer?.facts.findLast(({ topic }) => topic === "own_name")?.text ?? null,
      facts: (customer?.facts ?? []).map(({ text, learnedAt }) => `${text} (${learnedAt.slice(0, 10)})`),
      order_count: customer?.orders.length ?? 0,
    },
    orders: (customer?.orders ?? []).slice(0, mostOrders).map(foundOrder),
    ...messageContext(turn, language, catalogue),
    summary: state.summary,
    ...awaitedContext(state.handoff, turn, language, { shop, answers }),
  };
}

function nowIn(shop: Shop, at: Date): NonNullable<AgentContext["now"]> {
  const opening = isOpen(shop, at) ? undefined : nextOpening(shop, at);
  return {
    ...localTimeOf(at, shop.timeZone),
    is_open: isOpen(shop, at),
    ...(opening === undefined
      ? {}
      : { opens: `${opening.day === "later" ? opening.date : opening.day} ${opening.time}` }),
  };
}

type SaleContext = Pick<AgentContext, "cart" | "delivery" | "missing" | "payment_methods" | "payment_method" | "bill">;

const saleContext = (
  { draft, bill }: AgentState,
  language: Language,
  shop: Shop,
  catalogue: Catalogue,
): SaleContext => ({
  cart: {
    lines: cartLines(draft, catalogue, language),
    total: draftTotal(draft, catalogue.currency).minor / 100,
    reviewed: draft.lines.length > 0 && draft.reviewed?.version === draft.version,
  },
  delivery: { ...draft.delivery },
  missing: missingDelivery(draft),
  payment_methods: shop.paymentMethods.map(({ id, title, keywords }) => ({
    id,
    title: localised(title, language),
    keywords: [...keywords],
  })),
  payment_method: draft.paymentMethod ?? null,
  // What is paid on receipt is no bill: it stands among the orders.
  bill:
    bill === null || isOnReceipt(bill)
      ? null
      : { ...sumsOf(bill), covers_cart: bill.status !== "paid" && isBillFor(bill, draft) },
});

/** What was paid is due no more. */
function sumsOf(bill: Bill): Omit<NonNullable<AgentContext["bill"]>, "covers_cart"> {
  const rest = restOfBill(bill).minor / 100;
  const amount = bill.due.minor / 100;
  return {
    number: bill.number,
    status: bill.status,
    ...(bill.status === "paid" ? { paid: amount } : { due: amount }),
    ...(rest > 0 ? { rest } : {}),
  };
}

/** As the shelf is now and in the language of now: prices and stock move on after something was shown. */
const goodsContext = (
  { shown, shownBefore }: AgentState,
  language: Language,
  catalogue: Catalogue,
): Pick<AgentContext, "shown" | "shown_before"> => ({
  shown: shown.map((product) => articleOf(onShelfNow(product, catalogue, language))),
  shown_before: productsBefore(shown, shownBefore, catalogue).map((product) =>
    articleOf(foundProduct(product, language)),
  ),
});

/** Each once, in whatever sizes it was shown, and none that stands in the newest list. */
function productsBefore(
  shown: AgentState["shown"],
  shownBefore: AgentState["shownBefore"],
  catalogue: Catalogue,
): Product[] {
  const productOf = (code: string) => catalogue.bySku(sku(code))?.product ?? [];
  const isNewest = new Set(shown.flatMap(({ variants }) => variants.flatMap((variant) => productOf(variant.sku))));
  return [...new Set(shownBefore.flatMap(productOf))].filter((product) => !isNewest.has(product));
}

const articleOf = ({ title, category, color, variants }: AgentContext["shown"][number]) => ({
  title,
  category,
  color,
  variants,
});

type MessageContext = Pick<AgentContext, "attachments" | "seen" | "replied_to" | "started_with">;

function messageContext(turn: Turn, language: Language, catalogue: Catalogue): MessageContext {
  const opened = startedWith(turn, catalogue);
  const newest = turn.inbounds.findLast((inbound) => inbound.kind === "message");
  const product = opened?.product && { product: localised(opened.product.title, language) };
  return {
    attachments:
      newest?.attachments.map(({ kind, proof }) => (proof?.isReceipt === false ? `${kind}, no receipt` : kind)) ?? [],
    seen: filesOf(turn).flatMap(({ kind, words }) => (kind === "photo" && words !== undefined ? [words] : [])),
    replied_to: newest?.repliesTo ?? null,
    ...(opened === undefined ? {} : { started_with: { payload: opened.payload, ...product } }),
  };
}
