import { z } from "zod";
import { type OrderWish, orderActs, provenPersonSchema } from "../../src/core/index.ts";
import type { SchemaOf } from "../turn/schema-of.ts";
import { moneySchema } from "./money-schema.ts";
import { orderStatusSchema } from "./order-schemas.ts";

export const orderWishSchema: SchemaOf<OrderWish> = z.object({
  orderId: z.string(),
  number: z.string(),
  act: z.enum(orderActs),
  was: z.array(z.string()),
  becomes: z.array(z.string()),
  paid: moneySchema.exactOptional(),
});

const voidBillSchema = z.object({ id: z.string(), number: z.string(), due: moneySchema });
export type VoidBill = z.output<typeof voidBillSchema>;

const refundSchema = z.object({
  orderId: z.string(),
  number: z.string(),
  amount: moneySchema,
  /** The whole of what was paid: then the order is over. */
  isWhole: z.boolean(),
  /** What the order was before: so it is again when the word is taken back. */
  before: orderStatusSchema,
  by: z.string(),
  person: provenPersonSchema.exactOptional(),
  at: z.string(),
});
export type Refund = z.output<typeof refundSchema>;

/** What became of orders, beside the cart and the newest bill. */
export const orderFields = {
  /** Bills that were cancelled before they were paid, the newest last: money may still arrive under their numbers. */
  voided: z.array(voidBillSchema).default(() => []),
  /** What a person was asked to do with orders, until they give the chat back. */
  wishes: z.array(orderWishSchema).default(() => []),
  /** Money that a person gave back. */
  refunds: z.array(refundSchema).default(() => []),
};

/** As many as one chat needs; older ones are in the CRM and in the tickets. */
const mostKept = 10;
export const keepNewest = <T>(all: readonly T[]): T[] => all.slice(-mostKept);
