import { z } from "zod";
import { type Language, localised, type Product } from "../../src/core/index.ts";

/** A product as the model is told it and as the customer was shown it: amounts in whole currency units. */
export const foundProductSchema = z.object({
  title: z.string(),
  category: z.string(),
  color: z.string(),
  description: z.string().exactOptional(),
  url: z.string().exactOptional(),
  currency: z.string(),
  variants: z.array(z.object({ sku: z.string(), size: z.string(), price: z.number(), stock: z.number() })),
});
export type FoundProduct = z.output<typeof foundProductSchema>;

export const foundProduct = (product: Product, language: Language): FoundProduct => ({
  title: localised(product.title, language),
  category: product.category,
  color: localised(product.color, language),
  ...(product.description ? { description: localised(product.description, language) } : {}),
  ...(product.url ? { url: product.url } : {}),
  currency: product.variants[0]?.price.currency ?? "UAH",
  variants: product.variants.map(({ sku, size, price, stock }) => ({ sku, size, price: price.minor / 100, stock })),
});
