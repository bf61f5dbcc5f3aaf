import { z } from "zod";
import type { Delivery, DraftLine, OrderDraft, PlacedOrder } from "../../src/core/index.ts";
import { branded, type SchemaOf } from "../turn/schema-of.ts";
import { agreedPriceSchema } from "./agreed-price-schema.ts";
import { moneySchema } from "./money-schema.ts";
import { orderChangeSchema } from "./order-change-schema.ts";

export const deliverySchema: SchemaOf<Delivery> = z.object({
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  city: z.string().exactOptional(),
  branch: z.string().exactOptional(),
});

export const draftLineSchema: SchemaOf<DraftLine> = z.object({
  sku: branded<"Sku">(),
  title: z.string(),
  size: z.string(),
  price: moneySchema,
  quantity: z.int().positive(),
});

export const draftSchema: SchemaOf<OrderDraft> = z.object({
  version: z.int(),
  lines: z.array(draftLineSchema),
  delivery: deliverySchema,
  paymentMethod: z.string().exactOptional(),
  agreed: z.array(agreedPriceSchema).exactOptional(),
  changes: z.array(orderChangeSchema).exactOptional(),
  reviewed: z.object({ version: z.int(), turnId: z.string() }).exactOptional(),
});

export const orderStatusSchema = z.enum([
  "new",
  "pending_payment",
  "paid",
  "processing",
  "shipped",
  "delivered",
  "cancelled",
  "refunded",
]);

export const placedOrderSchema: SchemaOf<PlacedOrder> = z.object({
  id: branded<"OrderId">(),
  number: z.string(),
  lines: z.array(draftLineSchema),
  delivery: deliverySchema,
  total: moneySchema,
  paid: moneySchema,
  paymentMethod: z.string(),
  status: orderStatusSchema,
});
