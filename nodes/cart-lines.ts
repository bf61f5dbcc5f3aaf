import type { OrderDraft } from "../src/core/index.ts";
import type { CartLine } from "./tools/contract.ts";

/** The cart as the model is told it: amounts in whole units, as people write them. */
export const cartLines = (draft: OrderDraft): CartLine[] =>
  draft.lines.map(({ sku, title, size, price, quantity }) => ({
    sku,
    title,
    size,
    price: price.minor / 100,
    quantity,
  }));
