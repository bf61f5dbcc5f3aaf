import { z } from "zod";

/** What columns of a hand-made list may be named for. */
const fields = [
  "sku",
  "title",
  "title_en",
  "title_ru",
  "category",
  "color",
  "size",
  "price",
  "old_price",
  "currency",
  "stock",
  "images",
  "url",
  "description",
  "keywords",
] as const;
const columnsSchema = z.strictObject({
  ...(Object.fromEntries(fields.map((field) => [field, z.string().min(1).optional()])) as Record<
    (typeof fields)[number],
    z.ZodOptional<z.ZodString>
  >),
  /** Columns that say something to a customer, under the shop's own names. */
  attributes: z.array(z.string().min(1)).optional(),
});

/** How the file or the address of the catalogue is read. */
export const goodsSchema = z.strictObject({
  /** Which column of a list of the shop's own is what. */
  columns: columnsSchema.prefault({}),
  /** Whether a discount that stands beside a price is still to be taken off it. */
  discount: z.enum(["off_price", "in_price"]).default("off_price"),
  /** How many of what is "in stock", without a number, an order may have. */
  inStockPieces: z.int().min(1).max(1_000).default(10),
  /** How often an address is asked; sheets and feeds are made anew every five minutes to every hour. */
  lookEveryMinutes: z.int().min(5).max(59).default(15),
});
export type GoodsSettings = z.output<typeof goodsSchema>;
