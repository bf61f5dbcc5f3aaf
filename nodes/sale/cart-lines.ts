import { z } from "zod";
import type { OrderDraft } from "../../src/core/index.ts";

/** A line of the cart as the model is told it: amounts in whole currency units, as people write them. */
export const cartLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  size: z.string(),
  price: z.number(),
  quantity: z.number(),
});
export type CartLine = z.output<typeof cartLineSchema>;

export const cartLines = (draft: OrderDraft): CartLine[] =>
  draft.lines.map(({ sku, title, size, price, quantity }) => ({
    sku,
    title,
    size,
    price: price.minor / 100,
    quantity,
  }));

/** Whether a bill was made for exactly what is in the cart now. */
export const isBillFor = (bill: Pick<OrderDraft, "lines">, draft: OrderDraft): boolean =>
  JSON.stringify(bill.lines.map(lineKey)) === JSON.stringify(draft.lines.map(lineKey));

const lineKey = ({ sku, quantity, price }: OrderDraft["lines"][number]): unknown[] => [sku, quantity, price.minor];

/** What a cart has more of than a bill: whole lines, and what was added to a line. */
export const linesBeyond = (lines: OrderDraft["lines"], billed: OrderDraft["lines"]): OrderDraft["lines"] =>
  lines.flatMap((line) => {
    const quantity = line.quantity - (billed.find(({ sku }) => sku === line.sku)?.quantity ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
