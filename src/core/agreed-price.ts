import type { Sku } from "./ids.ts";
import { type Money, money } from "./money.ts";
import type { ProvenPerson } from "./principal.ts";

/** What a person of the shop allowed this customer: a price for one article, or a part off everything in the order. */
export type PriceTerms =
  | { readonly of: "article"; readonly sku: Sku; readonly price: Money }
  | { readonly of: "order"; readonly percent: number };

/** It holds for the order in hand, until that is paid or the word is taken back. */
export interface AgreedPrice {
  readonly id: string;
  readonly terms: PriceTerms;
  readonly by: string;
  readonly person?: ProvenPerson;
  readonly at: string;
}

/** A whole percent, and never all of it. */
export const isDiscount = (percent: number): boolean => Number.isInteger(percent) && percent >= 1 && percent <= 90;

/**
 * What one piece costs this customer. The article's own agreed price comes before a discount on everything, the newest
 * word before an older one; where the shelf is cheaper, the shelf's price holds.
 */
export function priceFor(sku: Sku, shelf: Money, agreed: readonly AgreedPrice[] = []): Money {
  const terms = agreed.map((each) => each.terms).toReversed();
  const own = terms.find((each) => each.of === "article" && each.sku === sku && each.price.currency === shelf.currency);
  const all = terms.find((each) => each.of === "order");
  if (own?.of === "article") return own.price.minor < shelf.minor ? own.price : shelf;
  if (all?.of === "order") return money(Math.round((shelf.minor * (100 - all.percent)) / 100), shelf.currency);
  return shelf;
}
