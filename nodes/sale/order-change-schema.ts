import { z } from "zod";
import { type LineQuantity, type OrderChange, provenPersonSchema } from "../../src/core/index.ts";
import { branded, type SchemaOf } from "../turn/schema-of.ts";

export const lineQuantitySchema: SchemaOf<LineQuantity> = z.object({
  sku: branded<"Sku">(),
  quantity: z.int().nonnegative(),
});

export const orderChangeSchema: SchemaOf<OrderChange> = z.object({
  id: z.string(),
  before: z.array(lineQuantitySchema),
  by: z.string(),
  person: provenPersonSchema.exactOptional(),
  at: z.string(),
});
