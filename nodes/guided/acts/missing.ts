import type { Offer, Product, Variant } from "../../../src/core/index.ts";
import { isInStock } from "../../sale/is-in-stock.ts";
import { articleName, nextOffers, personOffer } from "../../sale/offers.ts";
import type { Desk, Said } from "../desk.ts";

/** What lies beside goods: the list that one came from, and the cart. */
export function around(
  { words: { choose }, situation: { shown, draft }, language, shop }: Desk,
  isList = false,
): Offer[] {
  return [
    shown.length > 1 && !isList
      ? { label: choose.back, act: "back", ids: [] }
      : { label: choose.kinds, act: "kinds", ids: [] },
    ...(draft.lines.length > 0 ? [{ label: choose.cart, act: "cart", ids: [] }] : []),
    ...personOffer(language, shop),
  ];
}

/** The shop no longer has what a button names. */
export const gone = (desk: Desk): Said => ({
  text: desk.words.changed.gone,
  offers: nextOffers(desk.situation, desk.language, desk.shop),
});

/** Nothing is left of it; its other sizes, where there are some. */
export function soldOut(desk: Desk, of: { readonly product: Product; readonly variant: Variant }): Said {
  const label = articleName(of.product, of.variant, desk.language);
  const { words } = desk;
  const sizes: Offer = { label: words.choose.otherSizes, act: "show", ids: [of.variant.sku, "all"] };
  const colours: Offer = { label: words.choose.colours, act: "colours", ids: [of.variant.sku] };
  const others = isInStock(of.product) ? [sizes] : of.product.color === undefined ? [] : [colours];
  return { text: words.changed.soldOut({ label }), offers: [...others, ...around(desk)] };
}
