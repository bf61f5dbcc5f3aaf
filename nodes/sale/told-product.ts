import { z } from "zod";
import { clip } from "../../src/core/index.ts";
import type { FoundProduct } from "./found-product.ts";

type Article = Pick<FoundProduct, "title" | "category" | "color" | "variants"> & Partial<FoundProduct>;

/** What tells a variant from the product's first one, besides its SKU, size and stock. */
const differenceSchema = z.object({
  price: z.number().exactOptional(),
  old_price: z.number().exactOptional(),
  is: z.string().exactOptional(),
});

/** A product as the model is told it: a third of the length that its fields have when each is named. */
const toldSchema = z.looseObject({
  title: z.string(),
  price: z.number(),
  old_price: z.number().optional(),
  variants: z.array(z.tuple([z.string(), z.string(), z.number()]).rest(differenceSchema)),
});
type Told = z.output<typeof toldSchema>;

/** Title, price, what else there is to say, then the variants: as it goes to the model, without a name for each. */
type Short = readonly [title: string, price: number, ...more: unknown[]];

/** As a tool's description says it. */
export const toldForm = "Each: title, price, [sku, size, stock, differs]";

const inShort = ({ title, price, variants, ...rest }: Told): Short => [
  title,
  price,
  ...(Object.keys(rest).length === 0 ? [] : [rest]),
  ...variants,
];

const shortSchema = z.tuple([z.string(), z.number()]).rest(z.union([z.array(z.unknown()), z.looseObject({})]));

function readShort(value: unknown): unknown {
  const short = shortSchema.safeParse(value);
  if (!short.success) return value;
  const [title, price, ...more] = short.data;
  const variants = more.filter((each) => Array.isArray(each));
  return { ...Object.assign({}, ...more.filter((each) => !Array.isArray(each))), title, price, variants };
}

const mostDescriptionChars = 600;

function toldProduct({ title, category, color, variants, description, url, images, attributes }: Article): Told {
  const [first] = variants;
  const price = first?.price ?? 0;
  const before = first?.old_price;
  return {
    title,
    category,
    ...(color === "" ? {} : { color }),
    ...(description === undefined ? {} : { description: clip(description, mostDescriptionChars) }),
    ...(url === undefined ? {} : { url }),
    ...(images === undefined ? {} : { images }),
    ...(attributes === undefined ? {} : { attributes }),
    price,
    ...(before === undefined ? {} : { old_price: before }),
    variants: variants.map((variant): Told["variants"][number] => {
      const difference = {
        ...(variant.price === price ? {} : { price: variant.price }),
        ...(variant.old_price === before ? {} : { old_price: variant.old_price ?? variant.price }),
        ...(variant.is === undefined ? {} : { is: variant.is }),
      };
      const { sku, size, stock } = variant;
      return Object.keys(difference).length === 0 ? [sku, size, stock] : [sku, size, stock, difference];
    }),
  };
}

/** Back into the named fields; whatever else it is, is left as it is. */
function readTold(value: unknown): unknown {
  const told = toldSchema.safeParse(readShort(value));
  if (!told.success) return value;
  const { price, old_price: before, variants, ...rest } = told.data;
  return {
    color: "",
    ...rest,
    variants: variants.map(([sku, size, stock, difference = {}]) => {
      const { price: own = price, old_price: ownBefore = before, is } = difference;
      // A price that was never another one is told as its own former price.
      const isReduced = ownBefore !== undefined && ownBefore > own;
      return {
        sku,
        size,
        price: own,
        stock,
        ...(isReduced ? { old_price: ownBefore } : {}),
        ...(is === undefined ? {} : { is }),
      };
    }),
  };
}

const listSchema = z.looseObject({ currency: z.string().optional(), products: z.array(z.unknown()) });

/** A list of them, which names its currency once. */
export const toldList = (products: readonly FoundProduct[]): { currency?: string; products: Short[] } => ({
  ...(products[0] === undefined ? {} : { currency: products[0].currency }),
  products: toldProducts(products),
});

/** A category is named once for those that follow one another in it. */
export const toldProducts = (products: readonly Article[]): Short[] =>
  products.map((product, at) => {
    const { category: _category, ...told } = toldProduct(product);
    const before = products[at - 1]?.category ?? "";
    return inShort(product.category === before ? told : { category: product.category, ...told });
  });

const namedSchema = z.looseObject({ category: z.string().optional() });

/** Products back into the named fields, each with its category. */
export function readToldProducts(values: readonly unknown[]): unknown[] {
  let last = "";
  return values.map((value) => {
    const read = namedSchema.safeParse(readTold(value));
    if (!read.success) return value;
    last = read.data.category ?? last;
    return { ...read.data, category: last };
  });
}

export function readToldList(value: unknown): unknown {
  const list = listSchema.safeParse(value);
  if (!list.success) return value;
  const { currency, products, ...rest } = list.data;
  const named = currency === undefined ? {} : { currency };
  return { ...rest, products: readToldProducts(products).map((each) => Object.assign({ ...named }, each)) };
}
