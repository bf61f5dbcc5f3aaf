import {
  type Catalogue,
  draftTotal,
  type Language,
  localised,
  missingDelivery,
  type Shop,
  type Turn,
} from "../../src/core/index.ts";
import { cartLines, isBillFor } from "../sale/cart-lines.ts";
import { filesOf } from "../turn/turn-signals.ts";
import type { AgentState } from "./agent-state.ts";
import { awaitedContext } from "./awaited.ts";
import type { AgentContext } from "./context.ts";
import { startedWith } from "./started-with.ts";

interface ContextSources {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly categories: readonly string[];
}

/** The state as the model is told it: this conversation and the shop, nothing of any other customer. */
export function contextOf(
  state: AgentState,
  turn: Turn,
  language: Language,
  { shop, catalogue, categories }: ContextSources,
): AgentContext {
  const { draft, customer } = state;
  return {
    language,
    first_contact: !state.messages.some((message) => message.getType() === "ai"),
    shop: { name: shop.name, persona: shop.persona.name, currency: catalogue.currency },
    categories: [...categories],
    ...saleContext(state, language, shop, catalogue),
    customer: {
      name: draft.delivery.name ?? customer?.delivery.name ?? null,
      facts: (customer?.facts ?? []).map(({ text, learnedAt }) => `${text} (${learnedAt.slice(0, 10)})`),
      order_count: customer?.orders.length ?? 0,
    },
    ...messageContext(turn, language, catalogue),
    summary: state.summary,
    ...awaitedContext(state.handoff, turn, language, shop),
  };
}

type SaleContext = Pick<
  AgentContext,
  "cart" | "delivery" | "missing" | "payment_methods" | "payment_method" | "bill" | "shown"
>;

const saleContext = (
  { draft, bill, shown }: AgentState,
  language: Language,
  shop: Shop,
  catalogue: Catalogue,
): SaleContext => ({
  cart: {
    lines: cartLines(draft),
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
  bill: bill && {
    status: bill.status,
    due: bill.due.minor / 100,
    covers_cart: bill.status !== "paid" && isBillFor(bill, draft),
  },
  shown: shown.map(({ title, category, color, variants }) => ({ title, category, color, variants })),
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
