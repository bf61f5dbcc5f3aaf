import type { Budgets, RateLimit } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/**
 * Every take writes the times of so many calls anew, 8 kB of them. A larger limit can be told as fewer in a shorter
 * time.
 */
const maxCalls = 1_000;

export interface BudgetOptions {
  /** In place of the database's clock. */
  readonly now?: () => Date;
}

interface Slot {
  readonly granted: boolean;
  readonly waitMs: number;
  readonly slot: string;
}

const takeSql = `
  select granted, wait_ms as "waitMs", slot::text as slot from deskgraph.take_slot_again(
    $1, $2, $3, $4 * interval '1 millisecond', $5 * interval '1 millisecond', $6, $7::timestamptz)`;

export function createBudgets({ pool, tenant }: Home, { now }: BudgetOptions = {}): Budgets {
  const at = (): Date | null => now?.() ?? null;
  return {
    take: async (budget, limit, maxWaitMs, unusedSlot) => {
      assertUsable(limit);
      const asked = [tenant, budget, limit.calls, limit.perMs, maxWaitMs, at(), unusedSlot ?? null];
      const taken = await pool.query<Slot>(takeSql, asked);
      const [slot] = taken.rows;
      if (slot === undefined) throw new Error(`No answer about the budget ${budget}`);
      // Up: timers count whole milliseconds, and a call that goes out a fraction early is one too many in some window.
      const waitMs = Math.ceil(slot.waitMs);
      return slot.granted ? { granted: true, waitMs, slot: slot.slot } : { granted: false, againInMs: waitMs };
    },
    pause: async (budget, forMs) => {
      await pool.query(
        `insert into deskgraph.budgets as known (tenant_id, budget, paused_until)
         values ($1, $2, coalesce($4, clock_timestamp()) + $3 * interval '1 millisecond')
         on conflict on constraint budgets_pkey do update
           set paused_until = greatest(known.paused_until, excluded.paused_until)`,
        [tenant, budget, forMs, at()],
      );
    },
    pausedForMs: async (budget) => {
      const found = await pool.query<{ leftMs: number }>(
        `select greatest(0, extract(epoch from paused_until - coalesce($3, clock_timestamp())) * 1000)::float8 as "leftMs"
         from deskgraph.budgets where tenant_id = $1 and budget = $2 and paused_until is not null`,
        [tenant, budget, at()],
      );
      return Math.ceil(found.rows[0]?.leftMs ?? 0);
    },
  };
}

/** Of no calls at all none can be a period behind the next: without this, a limit of 0 would be none. */
function assertUsable({ calls, perMs }: RateLimit): void {
  if (Number.isInteger(calls) && calls >= 1 && calls <= maxCalls && Number.isFinite(perMs) && perMs > 0) return;
  throw new RangeError(`A limit is 1 to ${maxCalls} calls in some milliseconds, not ${calls} in ${perMs}`);
}
