import type { Budgets } from "../../src/core/index.ts";
import type { Home } from "../home.ts";

export function createBudgets({ pool, tenant }: Home, { now }: { readonly now?: () => Date }): Budgets {
  const at = (): Date | null => now?.() ?? null;
  return {
    take: async (budget, { calls, perMs }, maxWaitMs) => {
      const taken = await pool.query<{ granted: boolean; waitMs: number }>(
        `select granted, wait_ms as "waitMs" from deskgraph.take_slot(
           $1, $2, $3, $4 * interval '1 millisecond', $5 * interval '1 millisecond', coalesce($6, clock_timestamp()))`,
        [tenant, budget, calls, perMs, maxWaitMs, at()],
      );
      const { granted, waitMs } = taken.rows[0] ?? { granted: false, waitMs: maxWaitMs };
      return granted ? { granted, waitMs } : { granted, againInMs: waitMs };
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
  };
}
