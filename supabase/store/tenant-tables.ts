import type pg from "pg";
import type { Clock, Lane, TenantId } from "../../src/core/index.ts";

export interface Wake {
  readonly lane: Lane;
  readonly afterMs: number;
}

/** Hands lanes to the job engine as part of the caller's transaction: both are there afterwards, or neither. */
export type WakeIn = (client: pg.PoolClient, wakes: readonly Wake[]) => Promise<void>;

/** What every query of the store needs: where, whose, and whom to wake. */
export interface TenantTables {
  readonly pool: pg.Pool;
  readonly tenant: TenantId;
  /**
   * Of every time that a person may see: facts, orders, what was said, what was sent. What only processes ask each
   * other keeps the database's clock, because theirs may differ: leases and lanes, when an effect is due, how long a
   * message or an effect has waited.
   */
  readonly now: Clock;
  /** Absent where no worker runs: what waits is found by the next one that starts. */
  readonly wakeIn?: WakeIn;
  /** Where else each post for the staff goes. Absent: it goes to one place. */
  readonly furtherSurfaces?: readonly string[];
  /** The traceparent of what runs now, to be kept beside what it leaves behind. */
  readonly trace?: () => string | undefined;
}
