import type { CartLine } from "../sale/cart-lines.ts";
import type { FoundOrder } from "../sale/found-order.ts";
import type { FoundProduct } from "../sale/found-product.ts";

/**
 * What of a tool's result may back a reply of the model. Sums are in whole currency units, as results hold them. Never
 * what the customer said: "you promised 100 UAH" proves nothing.
 */
export interface ToolEvidence {
  readonly products?: readonly FoundProduct[];
  /** Lines of the cart: their prices, and each price times its quantity. */
  readonly lines?: readonly CartLine[];
  /** What a whole cart comes to; a prepayment may be taken off it. */
  readonly totals?: readonly number[];
  /** Prices and sums of anything else. */
  readonly amounts?: readonly number[];
  readonly stocks?: readonly number[];
  readonly orders?: readonly FoundOrder[];
  /** Texts that the shop wrote: what stands in them may be said. */
  readonly texts?: readonly string[];
  /** The customer's delivery data by field, as they are kept now. */
  readonly delivery?: Readonly<Record<string, string>>;
  /** The turn goes on to a person or to the payment: it may be said so. */
  readonly isHandedOver?: boolean;
}

/** The evidence of several results as one; of two delivery data of one field the later one counts. */
export function joinEvidence(pieces: readonly ToolEvidence[]): Required<ToolEvidence> {
  return {
    products: pieces.flatMap(({ products = [] }) => products),
    lines: pieces.flatMap(({ lines = [] }) => lines),
    totals: pieces.flatMap(({ totals = [] }) => totals),
    amounts: pieces.flatMap(({ amounts = [] }) => amounts),
    stocks: pieces.flatMap(({ stocks = [] }) => stocks),
    orders: pieces.flatMap(({ orders = [] }) => orders),
    texts: pieces.flatMap(({ texts = [] }) => texts),
    delivery: Object.assign({}, ...pieces.map(({ delivery }) => delivery)),
    isHandedOver: pieces.some(({ isHandedOver }) => isHandedOver === true),
  };
}
