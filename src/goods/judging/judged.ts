import type { Article, Named } from "../article.ts";

/** An article that can be sold as it is. */
export interface Judged {
  readonly article: Article;
  readonly priceMajor: number;
  readonly beforeMajor?: number;
  readonly stock: number;
  /** The shop says that it is there, and not how often. */
  readonly isUncounted: boolean;
  readonly size: string;
  readonly color: string;
  /** Without size and colour. */
  readonly facts: readonly Named[];
}

/** What the shop says of how its file is meant. */
export interface Meaning {
  readonly currency: string;
  /** Whether a discount is still to be taken off the price. */
  readonly discount: "off_price" | "in_price";
  /** How many of what is "in stock" an order may have. */
  readonly inStockPieces: number;
}
