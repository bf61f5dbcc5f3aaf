import { z } from "zod";
import { type CustomerCard, languages } from "../../src/core/index.ts";
import { moneySchema } from "../sale/money-schema.ts";
import { deliverySchema, draftLineSchema, orderStatusSchema } from "../sale/order-schemas.ts";
import { factSchema } from "./outcome-schema.ts";
import { branded, type SchemaOf } from "./schema-of.ts";

export const customerSchema: SchemaOf<CustomerCard> = z.object({
  id: branded<"CustomerId">(),
  isNew: z.boolean(),
  username: z.string().exactOptional(),
  language: z.enum(languages).exactOptional(),
  delivery: deliverySchema,
  facts: z.array(factSchema),
  orders: z.array(
    z.object({
      id: branded<"OrderId">(),
      number: z.string(),
      status: orderStatusSchema,
      lines: z.array(draftLineSchema),
      total: moneySchema,
      paid: moneySchema.exactOptional(),
      paymentMethod: z.string().exactOptional(),
      delivery: deliverySchema.exactOptional(),
      placedAt: z.string(),
      tracking: z.string().exactOptional(),
    }),
  ),
});
