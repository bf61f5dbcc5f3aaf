import type { Bill } from "./bill.ts";
import { keepNewest, type VoidBill } from "./order-fields.ts";

/**
 * A bill that is not to be paid any more, cancelled by the customer or replaced by a new one: both come by here. Its
 * number stays known, for money may be on the way under it. What is kept for a bill ends when the state has another.
 */
export const withVoid = (voided: readonly VoidBill[], { id, number, due }: Bill): VoidBill[] =>
  keepNewest([...voided.filter((other) => other.id !== id), { id, number, due }]);
