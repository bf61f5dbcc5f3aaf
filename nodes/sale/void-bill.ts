import type { Bill } from "./bill.ts";
import { keepNewest, type VoidBill } from "./order-fields.ts";

/**
 * A bill that is not to be paid any more: cancelled by the customer, or replaced by a new one. Both come by here, so
 * what is held for a bill is to be let go here. Its number stays known: money may be on the way under it.
 */
export const withVoid = (voided: readonly VoidBill[], { id, number, due }: Bill): VoidBill[] =>
  keepNewest([...voided.filter((other) => other.id !== id), { id, number, due }]);
