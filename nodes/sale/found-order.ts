import { z } from "zod";
import { type CustomerCard, titleAndSize } from "../../src/core/index.ts";

/** An order of the customer's past as the model is told it: the sum in whole currency units, the lines as text. */
export const foundOrderSchema = z.object({
  number: z.string(),
  status: z.string(),
  total: z.number(),
  currency: z.string(),
  /** Absent of a bill that nobody has paid. */
  placed_at: z.string().exactOptional(),
  tracking: z.string().exactOptional(),
  lines: z.array(z.string()),
});
export type FoundOrder = z.output<typeof foundOrderSchema>;

export const foundOrder = (order: CustomerCard["orders"][number]): FoundOrder => ({
  number: order.number,
  status: order.status,
  total: order.total.minor / 100,
  currency: order.total.currency,
  placed_at: order.placedAt.slice(0, 10),
  ...(order.tracking === undefined ? {} : { tracking: order.tracking }),
  lines: order.lines.map((line) => `${titleAndSize(line)}, ${line.quantity}`),
});
