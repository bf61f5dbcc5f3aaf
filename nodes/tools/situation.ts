import type { Catalogue, Fact, Knowledge, Language, OrderDraft, OrderWish, Shop, Turn } from "../../src/core/index.ts";
import type { FoundProduct } from "../sale/found-product.ts";
import type { OrderSources } from "../sale/known-orders.ts";
import type { GraphRequest } from "../turn/request.ts";

/** What a tool may look at: this conversation, never another customer's. */
export interface Situation extends OrderSources {
  readonly turn: Turn;
  readonly language: Language;
  readonly shown: readonly FoundProduct[];
  /** What was shown before that, by its articles. */
  readonly shownBefore?: readonly unknown[];
  /** Everything the customer said that is still in view, newest last. */
  readonly said: readonly string[];
}

/** What a tool may change. `request` sends the turn on to another node once the tools are done. */
export interface Change {
  readonly draft?: OrderDraft;
  readonly shown?: FoundProduct[];
  readonly request?: GraphRequest;
  /** What a person is asked to do with an order; the request that asks them carries it, too. */
  readonly wish?: OrderWish;
  readonly facts?: readonly Fact[];
  /** What was looked for on the shop's pages and not found. */
  readonly unanswered?: readonly string[];
}

/** The shop's data, which every tool is given. */
export interface ToolDeps {
  readonly catalogue: Catalogue;
  readonly shop: Shop;
  /** The shop's pages; absent where it has none. */
  readonly knowledge?: Knowledge;
}

export const locked = {
  error:
    "the payment of this order is being checked by a person; the cart cannot change now. change_order asks that person.",
} as const;
