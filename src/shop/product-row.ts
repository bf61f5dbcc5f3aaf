import type { GoodsRow, Product } from "../core/index.ts";
import type { ProductInput } from "./product-schema.ts";

/** A product as the table has it: prices in whole currency units. */
export function rowOf({ variants, ...product }: Product): GoodsRow & Pick<ProductInput, "variants"> {
  return {
    ...product,
    variants: variants.map(({ price, oldPrice, attributes, ...rest }) => ({
      ...rest,
      price: price.minor / 100,
      ...(oldPrice === undefined ? {} : { oldPrice: oldPrice.minor / 100 }),
      ...(attributes === undefined ? {} : { attributes: [...attributes] }),
    })),
  };
}
