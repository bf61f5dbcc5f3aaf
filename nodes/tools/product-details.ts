import { z } from "zod";
import { detailedProduct, type FoundProduct, foundProductSchema, textsOf } from "../sale/found-product.ts";
import { readToldList, toldList } from "../sale/told-product.ts";
import { defineTool } from "./define-tool.ts";

/** What the shop says of one product, whole: a question about a thing is about all of it. */
export const productDetails = defineTool({
  name: "product_details",
  description: "All of one product: material, care, measurements, photos, link, variants.",
  arguments: z.strictObject({ sku: z.string().max(60) }),
  result: z.preprocess(readToldList, z.object({ products: z.array(foundProductSchema).length(1) })),
  tell: ({ products }) => toldList(products),
  run: ({ sku }, { language, shown }, { catalogue }) => {
    const product = catalogue.byCode(sku);
    if (product === undefined) return { error: "no product has this sku; find it with search_catalogue" };
    const found = detailedProduct(product, language);
    // What stands in the list that the customer sees stays there: "the second one" means the same as before.
    return { result: { products: [found] }, ...(isAmong(shown, found) ? {} : { change: { shown: [found] } }) };
  },
  evidence: ({ products }) => ({ products, texts: products.flatMap(textsOf) }),
});

const isAmong = (shown: readonly FoundProduct[], { variants }: FoundProduct): boolean =>
  shown.some((other) => other.variants.some(({ sku }) => variants.some((variant) => variant.sku === sku)));
