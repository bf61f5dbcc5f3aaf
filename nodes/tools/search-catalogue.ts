import { z } from "zod";
import { foundProduct, foundProductSchema } from "../sale/found-product.ts";
import { readToldList, toldForm, toldList } from "../sale/told-product.ts";
import { defineTool } from "./define-tool.ts";

const shownCount = 6;
/** A list of products is for choosing; what a chosen one is like, a short list and the product's details tell. */
const mostDescribed = 2;

export const searchCatalogue = defineTool({
  name: "search_catalogue",
  description: `Find goods. ${toldForm}`,
  arguments: z.strictObject({
    text: z.string().max(200).optional(),
    category: z.string().max(60).optional(),
    color: z.string().max(40).optional(),
    size: z.string().max(20).optional().describe("or height in cm"),
    max_price: z.number().positive().optional(),
    min_price: z.number().positive().optional(),
  }),
  result: z.preprocess(
    readToldList,
    z.object({
      products: z.array(foundProductSchema),
      /** How many more there are. */
      more: z.int().exactOptional(),
      /** Words that no product of the shop has. */
      unknown_words: z.array(z.string()).exactOptional(),
      /** Nothing is there in the size that was asked for; these are. */
      nearest_sizes: z.array(z.string()).exactOptional(),
    }),
  ),
  tell: ({ products, ...rest }) => ({ ...toldList(products), ...rest }),
  run: ({ max_price, min_price, ...words }, { language }, { catalogue }) => {
    const found = catalogue.search({
      ...words,
      ...(max_price === undefined ? {} : { maxPriceMajor: max_price }),
      ...(min_price === undefined ? {} : { minPriceMajor: min_price }),
      limit: shownCount,
    });
    const isShort = found.products.length <= mostDescribed;
    const products = found.products.map((product) => {
      const { description, url, ...listed } = foundProduct(product, language);
      return isShort ? { ...listed, ...defined({ description, url }) } : listed;
    });
    return {
      result: {
        products,
        ...(found.more > 0 ? { more: found.more } : {}),
        ...(found.unknownWords.length > 0 ? { unknown_words: found.unknownWords } : {}),
        ...(found.nearestSizes.length > 0 ? { nearest_sizes: found.nearestSizes } : {}),
      },
      ...(products.length > 0 ? { change: { shown: products } } : {}),
    };
  },
  evidence: ({ products }) => ({ products }),
});

const defined = ({ description, url }: { description: string | undefined; url: string | undefined }) => ({
  ...(description === undefined ? {} : { description }),
  ...(url === undefined ? {} : { url }),
});
