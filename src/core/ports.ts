import type { Effect } from "./effect.ts";

/** Where a node puts its effects: a local durable append that is idempotent by key, never a vendor call. */
export interface Outbox {
  put(effects: readonly Effect[]): Promise<void>;
}

/** Time is a parameter. */
export type Clock = () => Date;
