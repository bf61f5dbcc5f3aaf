import type { AgreedPrice } from "./agreed-price.ts";
import type { Sku } from "./ids.ts";
import { type Money, sum, times } from "./money.ts";
import type { OrderChange } from "./order-change.ts";

/** One line of the cart. Title, size and price were copied from the catalogue when the line was added. */
export interface DraftLine {
  readonly sku: Sku;
  readonly title: string;
  readonly size: string;
  readonly price: Money;
  readonly quantity: number;
}

export interface Delivery {
  readonly name?: string;
  /** E.164, "+380…". */
  readonly phone?: string;
  readonly city?: string;
  /** The branch as the customer named it: a number, or "поштомат 1234". */
  readonly branch?: string;
}
export const deliveryFields = ["name", "phone", "city", "branch"] as const;
export type DeliveryField = (typeof deliveryFields)[number];

/**
 * The cart of one conversation. `version` grows with every change, so "the customer saw this very draft" can be
 * checked.
 */
export interface OrderDraft {
  readonly version: number;
  readonly lines: readonly DraftLine[];
  readonly delivery: Delivery;
  readonly paymentMethod?: string;
  /** Prices that a person of the shop agreed for this order, the oldest first. */
  readonly agreed?: readonly AgreedPrice[];
  /** What a person of the shop changed in this order, the oldest first. */
  readonly changes?: readonly OrderChange[];
  /** The version that was last repeated to the customer, with the turn in which it was. */
  readonly reviewed?: { readonly version: number; readonly turnId: string };
}

export const emptyDraft: OrderDraft = { version: 0, lines: [], delivery: {} };

export const draftTotal = (draft: OrderDraft, currency: string): Money =>
  sum(
    draft.lines.map((line) => times(line.price, line.quantity)),
    currency,
  );

export const missingDelivery = (draft: OrderDraft): DeliveryField[] =>
  deliveryFields.filter((field) => !draft.delivery[field]);

/**
 * Sets the quantity of a line; 0 removes it; what changes nothing is the same draft. The price is always the one given,
 * that is the catalogue's of today.
 */
export function withLine(draft: OrderDraft, line: DraftLine): OrderDraft {
  const known = draft.lines.find((existing) => existing.sku === line.sku);
  const isSame =
    known === undefined
      ? line.quantity === 0
      : known.quantity === line.quantity && known.price.minor === line.price.minor && known.title === line.title;
  if (isSame) return draft;
  const others = draft.lines.filter((existing) => existing.sku !== line.sku);
  const at = draft.lines.findIndex((existing) => existing.sku === line.sku);
  const lines =
    line.quantity === 0
      ? others
      : at === -1
        ? [...draft.lines, line]
        : draft.lines.map((l, i) => (i === at ? line : l));
  return { ...draft, lines, version: draft.version + 1 };
}

export function withDelivery(draft: OrderDraft, delivery: Delivery): OrderDraft {
  const merged = { ...draft.delivery, ...delivery };
  const same = deliveryFields.every((field) => merged[field] === draft.delivery[field]);
  return same ? draft : { ...draft, delivery: merged, version: draft.version + 1 };
}
