import type { BreakerState, Breakers } from "../../src/core/index.ts";
import type { Home } from "../home.ts";

/** Failures in a row after which a vendor is left alone; fewer could be one bad minute of one lane. */
const maxFailures = 5;
const openMs = 30_000;
/** Wrong rights are put right by a person, not by time: one look a minute is enough. */
const lockedMs = 60_000;
/** Longer than any attempt may take: after it, whoever was to try has died. */
const probeMs = 15_000;

interface Seen {
  readonly state: "closed" | "open" | "locked";
  readonly waitMs: number;
  readonly isProbe: boolean;
}

export function createBreakers({ pool, tenant }: Home, { now }: { readonly now?: () => Date }): Breakers {
  const at = (): Date | null => now?.() ?? null;
  return {
    admit: async (vendor) => {
      const seen = await pool.query<Seen>(admitSql, [tenant, vendor, at(), probeMs]);
      const [row] = seen.rows;
      if (row === undefined || row.state === "closed") return { may: true, isProbe: false };
      return row.isProbe ? { may: true, isProbe: true } : { may: false, againInMs: Math.max(1, row.waitMs) };
    },
    report: async (vendor, was, { isProbe = false } = {}) => {
      switch (was) {
        case "well": {
          const sql = isProbe ? closeSql : forgetFailuresSql;
          const changed = await pool.query(sql, [tenant, vendor]);
          return isProbe && changed.rowCount === 1 ? "closed" : undefined;
        }
        case "failed": {
          if (isProbe) {
            await pool.query(shutAgainSql, [tenant, vendor, at(), openMs]);
            return undefined;
          }
          const counted = await pool.query<{ state: string }>(countSql, [tenant, vendor, at(), openMs, maxFailures]);
          return counted.rows[0]?.state === "open" ? "opened" : undefined;
        }
        case "locked": {
          const locked = await pool.query(lockSql, [tenant, vendor, at(), lockedMs]);
          if (locked.rowCount === 1) return "locked";
          await pool.query(shutAgainSql, [tenant, vendor, at(), lockedMs]);
          return undefined;
        }
      }
    },
    states: async () => {
      const found = await pool.query<Omit<BreakerState, "againInMs"> & { againInMs: number }>(
        `select vendor, failures,
           case when state = 'open' and shut_until <= coalesce($2, clock_timestamp()) then 'half_open' else state end as state,
           greatest(0, coalesce(extract(epoch from shut_until - coalesce($2, clock_timestamp())) * 1000, 0))::float8
             as "againInMs"
         from deskgraph.breakers where tenant_id = $1 order by vendor`,
        [tenant, at()],
      );
      return found.rows;
    },
  };
}

/** A vendor that never failed has no row, and a closed breaker costs one read. */
const admitSql = `
  with seen as materialized (
    select state, shut_until, probe_until from deskgraph.breakers where tenant_id = $1 and vendor = $2
  ), probe as (
    update deskgraph.breakers
    set probe_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond'
    where tenant_id = $1 and vendor = $2 and state <> 'closed' and shut_until <= coalesce($3, clock_timestamp())
      and (probe_until is null or probe_until <= coalesce($3, clock_timestamp()))
    returning 1
  )
  select state, exists (select from probe) as "isProbe",
    (extract(epoch from greatest(shut_until, probe_until) - coalesce($3, clock_timestamp())) * 1000)::float8 as "waitMs"
  from seen`;

/** Only the probe's word closes: a late answer to a call from before says nothing about now. */
const closeSql = `
  update deskgraph.breakers set state = 'closed', failures = 0, shut_until = null, probe_until = null
  where tenant_id = $1 and vendor = $2 and state <> 'closed'`;

const forgetFailuresSql = `
  update deskgraph.breakers set failures = 0
  where tenant_id = $1 and vendor = $2 and state = 'closed' and failures > 0`;

const shutAgainSql = `
  update deskgraph.breakers
  set shut_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond', probe_until = null
  where tenant_id = $1 and vendor = $2 and state <> 'closed'`;

/** A failure that comes in late, when the breaker is open already, changes nothing. */
const countSql = `
  insert into deskgraph.breakers as known (tenant_id, vendor, failures) values ($1, $2, 1)
  on conflict on constraint breakers_pkey do update set
    failures = known.failures + 1,
    state = case when known.failures + 1 >= $5 then 'open' else 'closed' end,
    shut_until = case when known.failures + 1 >= $5
      then coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond' end
  where known.state = 'closed'
  returning state`;

const lockSql = `
  insert into deskgraph.breakers as known (tenant_id, vendor, state, shut_until)
  values ($1, $2, 'locked', coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond')
  on conflict on constraint breakers_pkey do update
    set state = 'locked', failures = 0, shut_until = excluded.shut_until, probe_until = null
  where known.state <> 'locked'`;
