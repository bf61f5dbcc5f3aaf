import { type Language, localised, type Product, sku } from "../../src/core/index.ts";
import type { FoundProduct } from "../tools/contract.ts";

/** Amounts as people write them; the minor units stay inside. */
export const foundProduct = (product: Product, language: Language): FoundProduct => ({
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
