import { z } from "zod";
import { foundProduct, foundProductSchema } from "../sale/found-product.ts";
import { defineTool } from "./define-tool.ts";

const shownCount = 6;

export const searchCatalogue = defineTool({
  name: "search_catalogue",
  description: "Find products with their prices, sizes, SKUs and stock. The only source of all of these.",
  arguments: z.strictObject({
    text: z.string().max(200).optional().describe("free words: model, category, occasion"),
    category: z.string().max(60).optional(),
    color: z.string().max(40).optional(),
    size: z.string().max(20).optional().describe("a size, or the child's height in cm"),
    max_price: z.number().positive().optional().describe("in whole currency units"),
    min_price: z.number().positive().optional(),
  }),
  result: z.object({ products: z.array(foundProductSchema) }),
  run: ({ max_price, min_price, ...words }, { language }, { catalogue }) => {
    const products = catalogue
      .search({
        ...words,
        ...(max_price === undefined ? {} : { maxPriceMajor: max_price }),
        ...(min_price === undefined ? {} : { minPriceMajor: min_price }),
        limit: shownCount,
      })
      .map((product) => foundProduct(product, language));
    return { result: { products }, ...(products.length > 0 ? { change: { shown: products } } : {}) };
  },
  evidence: ({ products }) => ({ products }),
});
