import { type Language, localised, type Product, sku } from "../../src/core/index.ts";
import type { ToolAction } from "./action.ts";
import type { FoundProduct } from "./contract.ts";

const shownCount = 6;

export const searchCatalogue: ToolAction<"search_catalogue"> = (args, { language }, { catalogue }) => {
  const { max_price, min_price, ...words } = args;
  const products = catalogue
    .search({
      ...words,
      ...(max_price === undefined ? {} : { maxPriceMajor: max_price }),
      ...(min_price === undefined ? {} : { minPriceMajor: min_price }),
      limit: shownCount,
    })
    .map((product) => found(product, language));
  return { result: { products }, ...(products.length > 0 ? { change: { shown: products } } : {}) };
};

/** Amounts as people write them; the minor units stay inside. */
export const found = (product: Product, language: Language): FoundProduct => ({
  title: localised(product.title, language),
  category: product.category,
  color: localised(product.color, language),
  ...(product.description ? { description: localised(product.description, language) } : {}),
  ...(product.url ? { url: product.url } : {}),
  currency: product.variants[0]?.price.currency ?? "UAH",
  variants: product.variants.map((variant) => ({
    sku: sku(variant.sku),
    size: variant.size,
    price: variant.price.minor / 100,
    stock: variant.stock,
  })),
});
