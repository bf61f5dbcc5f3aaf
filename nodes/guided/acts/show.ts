import { clip, formatMoney, labelOf, type Offer, type Variant } from "../../../src/core/index.ts";
import { picturesOf, variantName } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { type Desk, type OnShelf, onShelf, type Said } from "../desk.ts";
import { coloursOf } from "./colours.ts";
import { around, gone, soldOut } from "./missing.ts";
import { variantSaid } from "./variant.ts";

/** A card is read at a glance. */
const mostDescriptionChars = 300;

/**
 * One product closer: what it costs, and in which sizes it is there. Of a list for one size it is that size, unless all
 * of them are asked for: `[article, "all"]`.
 */
export const show: Act = {
  name: "show",
  run: ([carried = "", all], desk) => {
    const article = onShelf(desk, carried);
    if (article === undefined) return gone(desk);
    const { product, found } = article;
    const inStock = product.variants.filter(({ stock }) => stock > 0);
    if (inStock.length === 0) return soldOut(desk, article);
    const [only, ...others] = all === undefined ? fitting(desk, article.variant, inStock) : inStock;
    const pictures = picturesOf([found], desk.catalogue, desk.language);
    if (only === undefined || others.length > 0) return { ...choice(desk, article, inStock), pictures };
    const { text, offers } = variantSaid(desk, product, only);
    const sizes: Offer = { label: desk.words.choose.otherSizes, act: "show", ids: [only.sku, "all"] };
    const [add, ...rest] = offers;
    return { text, offers: [...(add ? [add] : []), ...(inStock.length > 1 ? [sizes] : []), ...rest], pictures };
  },
};

/** Those of them that the list showed: a search for a size leaves the others out. */
function fitting({ situation }: Desk, { sku }: Variant, inStock: readonly Variant[]): readonly Variant[] {
  const shown = situation.shown.find(({ variants }) => variants.some((variant) => variant.sku === sku))?.variants ?? [];
  const left = inStock.filter((variant) => shown.some((each) => each.sku === variant.sku));
  return left.length === 0 ? inStock : left;
}

function choice(desk: Desk, { product, found }: OnShelf, inStock: readonly Variant[]): Said {
  const { words, language } = desk;
  const { choose } = words;
  const [first] = inStock;
  const prices = inStock.map(({ price }) => price);
  const lowest = prices.reduce((least, price) => (price.minor < least.minor ? price : least));
  const isOne = prices.every(({ minor }) => minor === lowest.minor);
  const text = words.card({
    label: labelOf(found),
    price: isOne ? formatMoney(lowest, language) : words.from({ price: formatMoney(lowest, language) }),
    description: found.description === undefined ? null : clip(found.description, mostDescriptionChars),
  });
  const sizes = inStock.map(({ sku, price }): Offer => {
    const name = variantName(found.variants.find((variant) => variant.sku === sku) ?? {});
    return { label: choose.variant({ name, price: formatMoney(price, language) }), act: "size", ids: [sku] };
  });
  const hasColours = coloursOf(product, desk.catalogue).length > 0;
  const colours: Offer[] = hasColours && first ? [{ label: choose.colours, act: "colours", ids: [first.sku] }] : [];
  return { text: `${text}\n${words.chooseVariant}`, offers: [...sizes, ...colours, ...around(desk)] };
}
