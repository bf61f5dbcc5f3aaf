import { z } from "zod";
import type { Catalogue, Product } from "../../src/core/index.ts";
import { detailedProduct, type FoundProduct, foundProductSchema, textsOf } from "../sale/found-product.ts";
import { readToldList, toldList } from "../sale/told-product.ts";
import { defineTool } from "./define-tool.ts";
import { hasGoods } from "./moment.ts";

const mostCompared = 4;

/** What the shop says of one product, whole: a question about a thing is about all of it. Of several, side by side. */
export const productDetails = defineTool({
  name: "product_details",
  description: "All about a product: material, care, measurements, photos, link. Compares up to 4.",
  arguments: z.strictObject({ skus: z.array(z.string().max(60)).min(1).max(mostCompared) }),
  result: z.preprocess(
    readToldList,
    z.object({
      products: z.array(foundProductSchema).min(1),
      /** Where there are several. */
      differ_in: z.array(z.string()).exactOptional(),
    }),
  ),
  isOfferedNow: hasGoods,
  tell: ({ products, ...rest }) => ({ ...toldList(products), ...rest }),
  run: ({ skus }, { language, shown }, { catalogue }) => {
    const unknown = skus.filter((sku) => catalogue.byCode(sku) === undefined);
    if (unknown.length > 0)
      return { error: `no product has the sku ${unknown.join(", ")}; find it by search_catalogue` };
    const found = productsOf(skus, catalogue).map((product) => detailedProduct(product, language));
    const [only] = found;
    if (only === undefined || found.length > 1) {
      const products = found.map(withoutMedia);
      return { result: { products, differ_in: differencesIn(products) } };
    }
    // What stands in the list that the customer sees stays there: "the second one" means the same as before.
    return { result: { products: [only] }, ...(isAmong(shown, only) ? {} : { change: { shown: [only] } }) };
  },
  evidence: ({ products }) => ({ products, texts: products.flatMap(textsOf) }),
});

const productsOf = (skus: readonly string[], catalogue: Catalogue): Product[] => [
  ...new Set(skus.flatMap((sku) => catalogue.byCode(sku) ?? [])),
];

const isAmong = (shown: readonly FoundProduct[], { variants }: FoundProduct): boolean =>
  shown.some((other) => other.variants.some(({ sku }) => variants.some((variant) => variant.sku === sku)));

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
