import type { Breakers } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** The numbers of a breaker; the ones below unless a test needs others. */
export interface BreakerNumbers {
  /** Failures in a row after which a vendor is left alone: fewer could be one bad effect, tried again and again. */
  readonly maxFailures: number;
  /** Longer than any attempt may take, so that the word of every call from before comes while it is still shut. */
  readonly openMs: number;
  /** Wrong rights are put right by a person, not by time: one look a minute is enough. */
  readonly lockedMs: number;
  /** Longer than any attempt may take: after it, whoever was to try has died. */
  readonly probeMs: number;
}

const usual: BreakerNumbers = { maxFailures: 5, openMs: 30_000, lockedMs: 60_000, probeMs: 15_000 };

/** While somebody tries: a living one is done long before its lease ends, and then nobody should wait for that. */
const lookAgainMs = 5_000;

export interface BreakerOptions extends Partial<BreakerNumbers> {
  /** In place of the database's clock. */
  readonly now?: () => Date;
}

interface Seen {
  readonly isClosed: boolean;
  readonly isProbe: boolean;
  /** Until somebody may try; negative once that is past. */
  readonly shutMs: number;
  /** Until the one who tries is given up; null when nobody does. */
  readonly probeMs: number | null;
}

type Report = Parameters<Breakers["report"]>[1];

export function createBreakers({ pool, tenant }: Home, { now, ...numbers }: BreakerOptions = {}): Breakers {
  const { maxFailures, openMs, lockedMs, probeMs } = { ...usual, ...numbers };
  const at = (): Date | null => now?.() ?? null;

  const reportProbe = async (vendor: string, was: Report) => {
    switch (was) {
      case "well":
        return (await pool.query(closeSql, [tenant, vendor])).rowCount === 1 ? "closed" : undefined;
      case "failed":
        await pool.query(shutAgainSql, [tenant, vendor, at(), openMs, lockedMs]);
        return undefined;
      case "locked": {
        const shut = await pool.query<{ wasLocked: boolean }>(lockByProbeSql, [tenant, vendor, at(), lockedMs]);
        return shut.rows[0]?.wasLocked === false ? "locked" : undefined;
      }
      case "unasked":
        await pool.query(leaveProbeSql, [tenant, vendor]);
        return undefined;
    }
  };

  const reportCall = async (vendor: string, was: Report) => {
    switch (was) {
      case "well":
        await pool.query(forgetFailuresSql, [tenant, vendor]);
        return undefined;
      case "failed": {
        const counted = await pool.query<{ isOpen: boolean }>(countSql, [tenant, vendor, at(), openMs, maxFailures]);
        return counted.rows[0]?.isOpen ? "opened" : undefined;
      }
      case "locked":
        return (await pool.query(lockSql, [tenant, vendor, at(), lockedMs])).rowCount === 1 ? "locked" : undefined;
      case "unasked":
        return undefined;
    }
  };

  return {
    admit: async (vendor) => {
      const seen = await pool.query<Seen>(admitSql, [tenant, vendor, at(), probeMs]);
      const [row] = seen.rows;
      if (row === undefined || row.isClosed) return { may: true, isProbe: false };
      return row.isProbe ? { may: true, isProbe: true } : { may: false, againInMs: againIn(row) };
    },
    report: (vendor, was, { isProbe = false } = {}) => (isProbe ? reportProbe(vendor, was) : reportCall(vendor, was)),
  };
}

function againIn({ shutMs, probeMs }: Seen): number {
  if (shutMs > 0) return Math.ceil(shutMs);
  // Without a lease to be seen, somebody took it in this very moment.
  return probeMs === null || probeMs <= 0 ? lookAgainMs : Math.ceil(Math.min(probeMs, lookAgainMs));
}

/**
 * A vendor that never failed has no row, and a closed breaker costs one read. Of all who ask for the probe at once, the
 * first locks the row; the others look again when they have it, and find the lease taken.
 */
const admitSql = `
  with seen as materialized (
    select state, shut_until, probe_until from deskgraph.breakers where tenant_id = $1 and vendor = $2
  ), probe as (
    update deskgraph.breakers set probe_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond'
    where tenant_id = $1 and vendor = $2 and state <> 'closed' and shut_until <= coalesce($3, clock_timestamp())
      and (probe_until is null or probe_until <= coalesce($3, clock_timestamp()))
    returning 1
  )
  select state = 'closed' as "isClosed", exists (select from probe) as "isProbe",
    (extract(epoch from shut_until - coalesce($3, clock_timestamp())) * 1000)::float8 as "shutMs",
    (extract(epoch from probe_until - coalesce($3, clock_timestamp())) * 1000)::float8 as "probeMs"
  from seen`;

/** Finds nothing to write while all is well. A breaker that is shut stays so: only the probe's word opens the way. */
const forgetFailuresSql = `
  update deskgraph.breakers set failures = 0
  where tenant_id = $1 and vendor = $2 and state = 'closed' and failures > 0`;

/** A failure that comes in late, when the breaker is shut already, changes nothing. */
const countSql = `
  insert into deskgraph.breakers as known (tenant_id, vendor, failures, state, shut_until)
  values ($1, $2, 1, case when $5 <= 1 then 'open' else 'closed' end,
    case when $5 <= 1 then coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond' end)
  on conflict on constraint breakers_pkey do update set
    failures = known.failures + 1,
    state = case when known.failures + 1 >= $5 then 'open' else 'closed' end,
    shut_until = case when known.failures + 1 >= $5
      then coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond' end
  where known.state = 'closed'
  returning state = 'open' as "isOpen"`;

/** Whoever tries now asked later than this call: the lease stays, and its word counts. */
const lockSql = `
  insert into deskgraph.breakers as known (tenant_id, vendor, state, shut_until)
  values ($1, $2, 'locked', coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond')
  on conflict on constraint breakers_pkey do update set
    state = 'locked', failures = 0, shut_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond'
  where known.state <> 'locked'`;

/**
 * A probe has a say as long as its lease, or a later one's, has not been used: one that outlived it and comes after the
 * next one's word comes too late.
 */
const closeSql = `
  update deskgraph.breakers set state = 'closed', failures = 0, shut_until = null, probe_until = null
  where tenant_id = $1 and vendor = $2 and state <> 'closed' and probe_until is not null`;

/** Whoever was let through had nothing to ask: the next one may. */
const leaveProbeSql = `
  update deskgraph.breakers set probe_until = null where tenant_id = $1 and vendor = $2 and state <> 'closed'`;

/** What was locked stays so: a vendor that is down says nothing about our rights. */
const shutAgainSql = `
  update deskgraph.breakers set probe_until = null, shut_until = coalesce($3, clock_timestamp())
    + case when state = 'locked' then $5::float8 else $4::float8 end * interval '1 millisecond'
  where tenant_id = $1 and vendor = $2 and state <> 'closed' and probe_until is not null`;

const lockByProbeSql = `
  update deskgraph.breakers as known set state = 'locked', failures = 0, probe_until = null,
    shut_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond'
  from (
    select state from deskgraph.breakers
    where tenant_id = $1 and vendor = $2 and state <> 'closed' and probe_until is not null for update
  ) as before
  where known.tenant_id = $1 and known.vendor = $2
  returning before.state = 'locked' as "wasLocked"`;
