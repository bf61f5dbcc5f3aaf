import { z } from "zod";
import type { CartLine } from "./cart-lines.ts";

const toldSchema = z.tuple([z.string().regex(/^\d+×$/), z.string(), z.string(), z.string(), z.number()]);

/** A line of the cart as the model is told it: [quantity×, sku, title, size, price]. */
export const toldLine = ({ sku, title, size, price, quantity }: CartLine): z.output<typeof toldSchema> => [
  `${quantity}×`,
  sku,
  title,
  size,
  price,
];

/** Back into the named fields; whatever else it is, is left as it is. */
export function readToldLine(value: unknown): unknown {
  const told = toldSchema.safeParse(value);
  if (!told.success) return value;
  const [quantity, sku, title, size, price] = told.data;
  return { sku, title, size, price, quantity: Number.parseInt(quantity, 10) };
}
