import { z } from "zod";
import { detailedProduct, type FoundProduct, foundProductSchema, textsOf } from "../sale/found-product.ts";
import { readToldList, toldList } from "../sale/told-product.ts";
import { defineTool } from "./define-tool.ts";

export const compare = defineTool({
  name: "compare",
  description: "2 to 4 products side by side.",
  arguments: z.strictObject({ skus: z.array(z.string().max(60)).min(2).max(4) }),
  result: z.preprocess(
    readToldList,
    z.object({ products: z.array(foundProductSchema), differ_in: z.array(z.string()) }),
  ),
  tell: ({ products, differ_in }) => ({ ...toldList(products), differ_in }),
  run: ({ skus }, { language }, { catalogue }) => {
    const found = skus.map((sku) => ({ sku, product: catalogue.byCode(sku) }));
    const unknown = found.flatMap(({ sku, product }) => (product === undefined ? [sku] : []));
    if (unknown.length > 0) return { error: `no product has the sku ${unknown.join(", ")}` };
    const distinct = [...new Set(found.flatMap(({ product }) => product ?? []))];
    if (distinct.length < 2) return { error: "these are variants of one product; see product_details" };
    const products = distinct.map((product) => withoutMedia(detailedProduct(product, language)));
    return { result: { products, differ_in: differencesIn(products) } };
  },
  evidence: ({ products }) => ({ products, texts: products.flatMap(textsOf) }),
});

/** Side by side only what can be compared. */
const withoutMedia = ({ images: _images, url: _url, description: _words, ...product }: FoundProduct): FoundProduct =>
  product;

function differencesIn(products: readonly FoundProduct[]): string[] {
  const names = [...new Set(products.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
  const isDifferent = (read: (product: FoundProduct) => unknown): boolean =>
    new Set(products.map((product) => JSON.stringify(read(product)))).size > 1;
  return [
    ...(isDifferent(({ variants }) => variants.map(({ price }) => price)) ? ["price"] : []),
    ...(isDifferent(({ variants }) => variants.map(({ size }) => size)) ? ["sizes"] : []),
    ...names.filter((name) => isDifferent(({ attributes }) => attributes?.[name])),
  ];
}
