import { z } from "zod";
import { fromMajor, type Product, sku } from "../core/index.ts";

/** A product as files and tables write it: prices in whole currency units. */
const text = z.object({ uk: z.string().min(1), en: z.string().optional(), ru: z.string().optional() });
const attributesSchema = z.array(z.strictObject({ name: text, value: text })).max(40);
const imagesSchema = z.array(z.url({ protocol: /^https?$/, error: "an address of a picture is expected" })).max(20);

const variantSchema = z
  .strictObject({
    sku: z.string().min(1),
    size: z.string().min(1).optional(),
    price: z.number().positive(),
    oldPrice: z.number().positive().optional(),
    stock: z.int().min(0),
    isUncounted: z.literal(true).optional(),
    attributes: attributesSchema.optional(),
  })
  .refine(({ price, oldPrice }) => oldPrice === undefined || oldPrice > price, {
    path: ["oldPrice"],
    error: "it is not above the price",
  });

export const productSchema = z.strictObject({
  id: z.string().min(1),
  title: text,
  category: z.string().min(1),
  color: text.optional(),
  keywords: z.array(z.string()).default([]),
  description: text.optional(),
  url: z.url().optional(),
  images: imagesSchema.optional(),
  attributes: attributesSchema.optional(),
  variants: z.array(variantSchema).min(1),
});
export type ProductInput = z.output<typeof productSchema>;

export type Loaded =
  | {
      readonly products: readonly Product[];
      /** When the file was written. */
      readonly writtenAt?: Date;
      /** What a person should look at, where there is something. */
      readonly warnings?: readonly string[];
    }
  | { readonly problems: readonly string[] };

/** What no single product shows: ids and SKUs that stand there twice, variants that nothing tells apart. */
export function checkedProducts(
  inputs: readonly ProductInput[],
  problems: readonly string[],
  file: string,
  currency: string,
): Loaded {
  const wrong = [
    ...repeated(inputs.map(({ id }) => id)).map((id) => `product ${id} stands there twice`),
    ...repeated(inputs.flatMap(({ variants }) => variants.map((variant) => variant.sku))).map(
      (code) => `SKU ${code} stands there twice`,
    ),
    ...inputs.flatMap(alikeIn),
    ...(inputs.length === 0 && problems.length === 0 ? ["there is no product in it"] : []),
  ];
  const all = [...problems, ...wrong.map((problem) => `catalogue ${file}: ${problem}`)];
  return all.length > 0 ? { problems: all } : { products: inputs.map((input) => productOf(input, currency)) };
}

/** Sizes are not compared: a shop may have one size twice, as two lots. */
function alikeIn({ id, variants }: ProductInput): string[] {
  const unsized = variants.filter(({ size }) => size === undefined);
  const alike = repeated(unsized.map(({ attributes }) => JSON.stringify(attributes ?? [])));
  return alike.length === 0 ? [] : [`product ${id}: two articles differ in nothing; give them a size or an attribute`];
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))];
}

function productOf(input: ProductInput, currency: string): Product {
  const { color, description, url, images = [], attributes = [], variants, ...rest } = input;
  return {
    ...rest,
    ...(color ? { color } : {}),
    ...(description ? { description } : {}),
    ...(url ? { url } : {}),
    ...(images.length > 0 ? { images } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
    variants: variants.map((variant) => variantOf(variant, currency)),
  };
}

function variantOf(input: ProductInput["variants"][number], currency: string): Product["variants"][number] {
  const { size, oldPrice, isUncounted, attributes = [], ...rest } = input;
  return {
    ...rest,
    sku: sku(input.sku),
    ...(isUncounted === undefined ? {} : { isUncounted }),
    ...(size === undefined ? {} : { size }),
    price: fromMajor(input.price, currency),
    ...(oldPrice === undefined ? {} : { oldPrice: fromMajor(oldPrice, currency) }),
    ...(attributes.length > 0 ? { attributes } : {}),
  };
}
