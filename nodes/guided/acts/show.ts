import {
  clip,
  formatMoney,
  labelOf,
  localised,
  type Offer,
  type Product,
  type Variant,
} from "../../../src/core/index.ts";
import { picturesOf, variantName } from "../../sale/offers.ts";
import type { Act } from "../act.ts";
import { type Desk, onShelf, type Said } from "../desk.ts";
import { coloursOf } from "./colours.ts";
import { around, gone, soldOut } from "./missing.ts";
import { variantSaid } from "./variant.ts";

/** A card is read at a glance. */
const mostDescriptionChars = 300;

/** One product closer: what it costs, and in which sizes it is there. */
export const show: Act = {
  name: "show",
  run: ([carried = ""], desk) => {
    const article = onShelf(desk, carried);
    if (article === undefined) return gone(desk);
    const { product, found } = article;
    const inStock = product.variants.filter(({ stock }) => stock > 0);
    const [only, ...others] = inStock;
    if (only === undefined) return soldOut(desk, article);
    const pictures = picturesOf([found], desk.catalogue, desk.language);
    const said = others.length === 0 ? variantSaid(desk, product, only) : choice(desk, product, inStock);
    return { ...said, pictures };
  },
};

function choice(desk: Desk, product: Product, inStock: readonly Variant[]): Said {
  const { words, language } = desk;
  const { choose } = words;
  const [first] = inStock;
  const prices = inStock.map(({ price }) => price);
  const lowest = prices.reduce((least, price) => (price.minor < least.minor ? price : least));
  const isOne = prices.every(({ minor }) => minor === lowest.minor);
  const description = product.description && clip(localised(product.description, language), mostDescriptionChars);
  const text = words.card({
    label: labelOf({
      title: localised(product.title, language),
      color: product.color && localised(product.color, language),
    }),
    price: isOne ? formatMoney(lowest, language) : words.from({ price: formatMoney(lowest, language) }),
    description: description ?? null,
  });
  const sizes = inStock.map(
    (variant): Offer => ({
      label: choose.variant({
        name: nameOfVariant(variant, language),
        price: formatMoney(variant.price, language),
      }),
      act: "size",
      ids: [variant.sku],
    }),
  );
  const hasColours = coloursOf(product, desk.catalogue).length > 0;
  const colours: Offer[] = hasColours && first ? [{ label: choose.colours, act: "colours", ids: [first.sku] }] : [];
  return { text: `${text}\n${words.chooseVariant}`, offers: [...sizes, ...colours, ...around(desk)] };
}

const nameOfVariant = ({ size, attributes = [] }: Variant, language: Desk["language"]): string =>
  variantName({
    ...(size === undefined ? {} : { size }),
    is: attributes.map(({ value }) => localised(value, language)).join(", "),
  });
