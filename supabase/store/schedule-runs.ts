import type { ScheduleClaim, ScheduleRun, ScheduleRuns } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

export const createScheduleRuns = (at: Tables): ScheduleRuns => ({
  claim: (claim, now, leaseMs) => claimRun(at, claim, now, leaseMs),
  done: async (claim, doneAt, result) => {
    await at.pool.query(`update deskgraph.schedule_runs set done_at = $5, result = $6 where ${isHeld}`, [
      ...rowOf(at, claim),
      doneAt,
      result,
    ]);
  },
  failed: async (claim, again, code) => {
    await at.pool.query(`update deskgraph.schedule_runs set held_until = $5, result = $6 where ${isHeld}`, [
      ...rowOf(at, claim),
      again,
      code,
    ]);
  },
  lastDone: async (name) => {
    const found = await at.pool.query<{ slot: Date | null }>(
      "select max(slot) as slot from deskgraph.schedule_runs where tenant_id = $1 and name = $2 and done_at is not null",
      [at.tenant, name],
    );
    return found.rows[0]?.slot ?? undefined;
  },
  newest: () => newestRuns(at),
});

const isHeld = "tenant_id = $1 and name = $2 and slot = $3 and holder = $4 and done_at is null";
const rowOf = ({ tenant }: Tables, { name, slot, holder }: ScheduleClaim) => [tenant, name, slot, holder];

async function claimRun(at: Tables, claim: ScheduleClaim, now: Date, leaseMs: number): Promise<boolean> {
  const claimed = await at.pool.query(
    `insert into deskgraph.schedule_runs as r (tenant_id, name, slot, holder, held_until)
     values ($1, $2, $3, $4, $6)
     on conflict on constraint schedule_runs_pkey do update
     set holder = excluded.holder, held_until = excluded.held_until
     where r.done_at is null and r.held_until <= $5
     returning 1`,
    [...rowOf(at, claim), now, new Date(now.getTime() + leaseMs)],
  );
  return claimed.rowCount === 1;
}

async function newestRuns({ pool, tenant }: Tables): Promise<readonly ScheduleRun[]> {
  const found = await pool.query<{ name: string; slot: Date; doneAt: Date | null; result: string | null }>(
    `select distinct on (name) name, slot, done_at as "doneAt", result from deskgraph.schedule_runs
     where tenant_id = $1 order by name, slot desc`,
    [tenant],
  );
  return found.rows.map(({ name, slot, doneAt, result }) => ({
    name,
    slot,
    ...(doneAt === null ? {} : { doneAt }),
    ...(result === null ? {} : { result }),
  }));
}
