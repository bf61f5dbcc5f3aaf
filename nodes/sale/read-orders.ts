import { z } from "zod";
import type { AgreedPrice, OrderChange } from "../../src/core/index.ts";
import { customerSchema } from "../turn/customer-schema.ts";
import { type KnownOrder, knownOrders } from "./known-orders.ts";
import type { Refund } from "./order-fields.ts";
import { saleFields } from "./sale-state.ts";

const { shown: _goods, ...orders } = saleFields;
const stateSchema = z.object({ ...orders, customer: customerSchema.nullable().default(null) });

/** A chat's orders by its last checkpoint. */
export function readOrders(state: unknown): {
  readonly orders: readonly KnownOrder[];
  readonly refunds: readonly Refund[];
  readonly agreed: readonly AgreedPrice[];
  readonly changes: readonly OrderChange[];
} {
  const read = stateSchema.parse(state);
  const { agreed = [], changes = [] } = read.draft;
  return { orders: knownOrders(read), refunds: read.refunds, agreed, changes };
}
