import type { OrderDraft } from "../../src/core/index.ts";
import type { CartLine } from "../tools/contract.ts";
import type { Bill } from "../turn/schemas.ts";

/** The cart as the model is told it: amounts in whole units, as people write them. */
export const cartLines = (draft: OrderDraft): CartLine[] =>
  draft.lines.map(({ sku, title, size, price, quantity }) => ({
    sku,
    title,
    size,
    price: price.minor / 100,
    quantity,
  }));

/** Whether a bill was made for just what is in the cart now. */
export const sameLines = (bill: Pick<Bill, "lines">, draft: OrderDraft): boolean =>
  JSON.stringify(bill.lines.map(lineKey)) === JSON.stringify(draft.lines.map(lineKey));

const lineKey = ({ sku, quantity, price }: OrderDraft["lines"][number]): unknown[] => [sku, quantity, price.minor];
