import type { Effect } from "./effect.ts";
import type { ConversationId, OrderId } from "./ids.ts";

/** Where a node puts its effects: a local durable append that is idempotent by key, never a vendor call. */
export interface Outbox {
  put(effects: readonly Effect[]): Promise<void>;
  /**
   * The order is not to be sent any more, nor the stage that it brings. True when nothing of the order can have reached
   * the CRM; false when it may be there. Asked again, it answers the same. Absent: nothing can be taken back.
   */
  withdrawOrder?(of: ConversationId, order: OrderId): Promise<boolean>;
}

/** Counts a shop's orders. */
export interface OrderCounts {
  /** The same order gets the same count each time, and no other order does. The first one of all is `from`. */
  count(order: OrderId, from: number): Promise<number>;
}

/** Time is a parameter. */
export type Clock = () => Date;
