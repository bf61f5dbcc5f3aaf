import { foundProduct } from "../sale/found-product.ts";
import type { ToolAction } from "./action.ts";

const shownCount = 6;

export const searchCatalogue: ToolAction<"search_catalogue"> = (args, { language }, { catalogue }) => {
  const { max_price, min_price, ...words } = args;
  const products = catalogue
    .search({
      ...words,
      ...(max_price === undefined ? {} : { maxPriceMajor: max_price }),
      ...(min_price === undefined ? {} : { minPriceMajor: min_price }),
      limit: shownCount,
    })
    .map((product) => foundProduct(product, language));
  return { result: { products }, ...(products.length > 0 ? { change: { shown: products } } : {}) };
};
