/** Words in the languages in which the file has them. */
export interface Texts {
  readonly uk?: string | undefined;
  readonly en?: string | undefined;
  readonly ru?: string | undefined;
}

export interface Named {
  readonly name: string;
  readonly value: string;
}

/** What a file says of the stock: most say only one of the two, a state or a number. */
export interface StockSaid {
  readonly state: "in" | "out" | "to_order" | "expected" | "unknown";
  readonly pieces?: number;
  /** Until what is made to order is ready. */
  readonly days?: number;
}

/** One article as its format wrote it. Nothing is judged yet. */
export interface Article {
  /** Its line in a table, its number in a feed. */
  readonly line: number;
  readonly sku: string;
  /** What articles of one model share; absent: it is a model by itself. */
  readonly group?: string | undefined;
  readonly title: Texts;
  readonly description?: Texts;
  /** From the widest kind to the narrowest. */
  readonly path: readonly string[];
  readonly keywords?: readonly string[];
  readonly attributes: readonly Named[];
  readonly images: readonly string[];
  readonly url?: string;
  readonly price: string;
  /** What it cost before. */
  readonly before?: string;
  /** A sum or a share that is taken off the price: "300", "5%". */
  readonly discount?: string;
  readonly currency?: string;
  readonly stock: StockSaid;
  /** Why it is not sold: hidden, a draft, a service. */
  readonly leftOut?: string | undefined;
  /** What a person should look at. */
  readonly notes?: readonly string[];
}
