import { z } from "zod";
import { type AgreedPrice, emptyDraft } from "../../src/core/index.ts";
import { customerSchema } from "../turn/customer-schema.ts";
import { billSchema } from "./bill.ts";
import { type KnownOrder, knownOrders } from "./known-orders.ts";
import { orderFields, type Refund } from "./order-fields.ts";
import { draftSchema } from "./order-schemas.ts";

const stateSchema = z.object({
  draft: draftSchema.default(emptyDraft),
  bill: billSchema.nullable().default(null),
  customer: customerSchema.nullable().default(null),
  ...orderFields,
});

/** A chat's orders by its last checkpoint. */
export function readOrders(state: unknown): {
  readonly orders: readonly KnownOrder[];
  readonly refunds: readonly Refund[];
  readonly agreed: readonly AgreedPrice[];
} {
  const read = stateSchema.parse(state);
  return { orders: knownOrders(read), refunds: read.refunds, agreed: read.draft.agreed ?? [] };
}
