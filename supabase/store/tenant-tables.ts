import type pg from "pg";
import type { Lane, TenantId } from "../../src/core/index.ts";

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
  /** Absent where no worker runs: what waits is found by the next one that starts. */
  readonly wakeIn?: WakeIn;
  /** The traceparent of what runs now, to be kept beside what it leaves behind. */
  readonly trace?: () => string | undefined;
}
