import { z } from "zod";

export const lineChangesSchema = z
  .array(z.strictObject({ sku: z.string().max(60), quantity: z.int().min(0).max(20) }))
  .min(1)
  .max(10);

export const lineProblemSchema = z.object({
  sku: z.string(),
  problem: z.enum(["unknown_sku", "out_of_stock"]),
  stock: z.number().exactOptional(),
});
