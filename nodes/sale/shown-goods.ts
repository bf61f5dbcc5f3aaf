import { type Catalogue, type Language, type Product, sku } from "../../src/core/index.ts";
import { type FoundProduct, foundProduct } from "./found-product.ts";

const mostShownBefore = 8;

interface ShownGoods {
  readonly shown: readonly FoundProduct[];
  readonly shownBefore: readonly string[];
}

/** A new list goes in front of what was shown before it: a search does not wipe the one before. */
export function withShown(
  { shown, shownBefore }: ShownGoods,
  newest: readonly FoundProduct[],
): {
  shown: FoundProduct[];
  shownBefore: string[];
} {
  const isNew = new Set(newest.flatMap(skusOf));
  const older = [...shown.flatMap((product) => skusOf(product).slice(0, 1)), ...shownBefore];
  return {
    shown: [...newest],
    shownBefore: [...new Set(older)].filter((code) => !isNew.has(code)).slice(0, mostShownBefore),
  };
}

const skusOf = ({ variants }: FoundProduct): string[] => variants.map((variant) => variant.sku);

/**
 * What was shown, with the words and the prices of now, in the sizes in which it was shown. What the catalogue no
 * longer has stays as it was: it was shown all the same.
 */
export function onShelfNow(shown: FoundProduct, catalogue: Catalogue, language: Language): FoundProduct {
  const product = shown.variants
    .map((variant) => catalogue.bySku(sku(variant.sku))?.product)
    .find((known) => known !== undefined);
  if (product === undefined) return shown;
  return foundProduct({ ...product, variants: inOrderOf(shown, product) }, language);
}

/** How many pieces there are now of what was looked up some turns ago; its words and prices stay as they were told. */
export const withStockNow = (told: FoundProduct, catalogue: Catalogue): FoundProduct => ({
  ...told,
  variants: told.variants.map((variant) => ({
    ...variant,
    stock: catalogue.bySku(sku(variant.sku))?.variant.stock ?? variant.stock,
  })),
});

/** A search puts the size that fits best first. */
const inOrderOf = ({ variants }: FoundProduct, product: Product): Product["variants"] =>
  variants.flatMap(({ sku: code }) => product.variants.find((variant) => variant.sku === code) ?? []);
