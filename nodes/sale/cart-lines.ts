import { z } from "zod";
import { articleLabel, type Catalogue, type Language, type OrderDraft } from "../../src/core/index.ts";

/** A line of the cart as the model is told it: amounts in whole currency units, as people write them. */
export const cartLineSchema = z.object({
  sku: z.string(),
  title: z.string(),
  /** Empty for what has no size. */
  size: z.string(),
  price: z.number(),
  quantity: z.number(),
});
export type CartLine = z.output<typeof cartLineSchema>;

const cartLine = ({ sku, title, size, price, quantity }: OrderDraft["lines"][number]): CartLine => ({
  sku,
  title,
  size,
  price: price.minor / 100,
  quantity,
});

/** In the words of this language: the lines of the draft keep the words of the moment in which they were added. */
export const cartLines = (draft: OrderDraft, catalogue: Catalogue, language: Language): CartLine[] =>
  draft.lines.map((line) => {
    const article = catalogue.bySku(line.sku);
    const told = cartLine(line);
    return article === undefined ? told : { ...told, title: articleLabel(article.product, article.variant, language) };
  });

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
