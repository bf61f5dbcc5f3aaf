import { z } from "zod";
import { type Attribute, type Language, localised, type Product, type Variant } from "../../src/core/index.ts";

/**
 * A product as the customer was shown it: amounts in whole currency units, texts in one language. What it has no colour
 * or size of, has an empty one.
 */
export const foundProductSchema = z.object({
  title: z.string(),
  category: z.string(),
  color: z.string(),
  description: z.string().exactOptional(),
  url: z.string().exactOptional(),
  images: z.array(z.string()).exactOptional(),
  /** Material, care, measurements: by their names, as the shop writes them. */
  attributes: z.record(z.string(), z.string()).exactOptional(),
  currency: z.string(),
  variants: z.array(
    z.object({
      sku: z.string(),
      size: z.string(),
      price: z.number(),
      stock: z.number(),
      old_price: z.number().exactOptional(),
      /** What else tells it from the other variants. */
      is: z.string().exactOptional(),
    }),
  ),
});
export type FoundProduct = z.output<typeof foundProductSchema>;

/** What a list of products tells of each. */
export const foundProduct = (product: Product, language: Language): FoundProduct => ({
  title: localised(product.title, language),
  category: product.category,
  color: product.color === undefined ? "" : localised(product.color, language),
  ...(product.description ? { description: localised(product.description, language) } : {}),
  ...(product.url ? { url: product.url } : {}),
  currency: product.variants[0]?.price.currency ?? "UAH",
  variants: product.variants.map((variant) => foundVariant(variant, language)),
});

/** With everything else that the shop says of it. */
export const detailedProduct = (product: Product, language: Language): FoundProduct => ({
  ...foundProduct(product, language),
  ...(product.images === undefined ? {} : { images: [...product.images] }),
  ...(product.attributes === undefined ? {} : { attributes: attributesIn(product.attributes, language) }),
});

function foundVariant({ sku, size = "", price, oldPrice, stock, attributes = [] }: Variant, language: Language) {
  const is = attributes.map(({ value }) => localised(value, language)).join(", ");
  return {
    sku,
    size,
    price: price.minor / 100,
    stock,
    ...(oldPrice === undefined ? {} : { old_price: oldPrice.minor / 100 }),
    ...(is === "" ? {} : { is }),
  };
}

const attributesIn = (attributes: readonly Attribute[], language: Language): Record<string, string> =>
  Object.fromEntries(attributes.map(({ name, value }) => [localised(name, language), localised(value, language)]));

/** "1190", or "1190-1250" where sizes cost differently. */
export function priceSpan(variants: FoundProduct["variants"]): string {
  const prices = variants.map(({ price }) => price);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high ? String(low) : `${low}-${high}`;
}

/** What the shop wrote of a product beside its description, and the addresses of its pictures. */
export const textsOf = ({ attributes = {}, images = [] }: FoundProduct): string[] => [
  ...Object.entries(attributes).map(([name, value]) => `${name}: ${value}`),
  ...images,
];
