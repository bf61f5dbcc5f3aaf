import { articleLabel, formatMoney, type Offer, type Product, type Variant } from "../../../src/core/index.ts";
import type { Desk, Said } from "../desk.ts";
import { coloursOf } from "./colours.ts";
import { around } from "./missing.ts";

/** One article, with its price of now and the button that puts it into the cart. */
export function variantSaid(desk: Desk, product: Product, variant: Variant): Said {
  const { words, language, catalogue } = desk;
  desk.quote(variant.sku, variant.price.minor);
  const text = words.variant({
    label: articleLabel(product, variant, language),
    name: variant.size ?? "",
    price: formatMoney(variant.price, language),
  });
  const colours: Offer = { label: words.choose.colours, act: "colours", ids: [variant.sku] };
  return {
    text,
    offers: [
      { label: words.choose.add, act: "add", ids: [variant.sku] },
      ...(coloursOf(product, catalogue).length > 0 ? [colours] : []),
      ...around(desk),
    ],
  };
}
