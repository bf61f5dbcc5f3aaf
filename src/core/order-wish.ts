import type { Money } from "./money.ts";
import type { OrderAct } from "./order-life.ts";

/** What a person is asked to do with an order, spelled out. Code changed nothing of it. */
export interface OrderWish {
  readonly orderId: string;
  readonly number: string;
  readonly act: OrderAct;
  /** What it is about, as it is now: lines of goods, delivery data. */
  readonly was: readonly string[];
  /** What it is to become; empty where there is nothing in its place. */
  readonly becomes: readonly string[];
  /** What was paid for it, where that matters. */
  readonly paid?: Money;
}
