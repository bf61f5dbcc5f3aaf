import type { Breakers } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** The numbers of a breaker; the ones below unless a test needs others. */
interface BreakerNumbers {
  /**
   * Failures in a row after which a vendor is left alone. Fewer could be one bad effect that is tried again and again.
   */
  readonly maxFailures: number;
  /**
   * Longer than any attempt may take, so that the report of every call from before comes while the breaker is still
   * open.
   */
  readonly openMs: number;
  /** Wrong rights are put right by a person, not by time: one look a minute is enough. */
  readonly lockedMs: number;
  /** Longer than any attempt may take: after it, the process that was to try has died. */
  readonly probeMs: number;
}

const usual: BreakerNumbers = { maxFailures: 5, openMs: 30_000, lockedMs: 60_000, probeMs: 15_000 };

/**
 * While another process tries: a living one is done long before its lease ends, so the others come again sooner than
 * that.
 */
const lookAgainMs = 5_000;

export interface BreakerOptions extends Partial<BreakerNumbers> {
  /** In place of the database's clock. */
  readonly now?: () => Date;
}

interface Seen {
  readonly isClosed: boolean;
  readonly isProbe: boolean;
  /** Until one call may try; negative once that is past. */
  readonly shutMs: number;
  /** Until the call that tries is given up; null when none does. */
  readonly probeMs: number | null;
}

type Report = Parameters<Breakers["report"]>[1];

export function createBreakers({ pool, tenant }: Home, { now, ...numbers }: BreakerOptions = {}): Breakers {
  const table: BreakerTable = { pool, tenant, now: () => now?.() ?? null, ...usual, ...numbers };
  return {
    admit: (vendor) => admit(table, vendor),
    report: (vendor, was, { isProbe = false } = {}) =>
      isProbe ? reportProbe(table, vendor, was) : reportCall(table, vendor, was),
  };
}

interface BreakerTable extends BreakerNumbers, Pick<Home, "pool" | "tenant"> {
  /** Null: the database's clock. */
  readonly now: () => Date | null;
}

async function admit({ pool, tenant, now, probeMs }: BreakerTable, vendor: string): ReturnType<Breakers["admit"]> {
  const seen = await pool.query<Seen>(admitSql, [tenant, vendor, now(), probeMs]);
  const [row] = seen.rows;
  if (row === undefined || row.isClosed) return { may: true, isProbe: false };
  return row.isProbe ? { may: true, isProbe: true } : { may: false, againInMs: againIn(row) };
}

async function reportProbe(table: BreakerTable, vendor: string, was: Report): ReturnType<Breakers["report"]> {
  const { pool, tenant, now, openMs, lockedMs } = table;
  switch (was) {
    case "well":
      return (await pool.query(closeSql, [tenant, vendor])).rowCount === 1 ? "closed" : undefined;
    case "failed":
      await pool.query(shutAgainSql, [tenant, vendor, now(), openMs, lockedMs]);
      return undefined;
    case "locked": {
      const shut = await pool.query<{ wasLocked: boolean }>(lockByProbeSql, [tenant, vendor, now(), lockedMs]);
      return shut.rows[0]?.wasLocked === false ? "locked" : undefined;
    }
    case "unasked":
      await pool.query(leaveProbeSql, [tenant, vendor]);
      return undefined;
  }
}

async function reportCall(table: BreakerTable, vendor: string, was: Report): ReturnType<Breakers["report"]> {
  const { pool, tenant, now, openMs, lockedMs, maxFailures } = table;
  switch (was) {
    case "well":
      await pool.query(forgetFailuresSql, [tenant, vendor]);
      return undefined;
    case "failed": {
      const counted = await pool.query<{ isOpen: boolean }>(countSql, [tenant, vendor, now(), openMs, maxFailures]);
      return counted.rows[0]?.isOpen ? "opened" : undefined;
    }
    case "locked":
      return (await pool.query(lockSql, [tenant, vendor, now(), lockedMs])).rowCount === 1 ? "locked" : undefined;
    case "unasked":
      return undefined;
  }
}

function againIn({ shutMs, probeMs }: Seen): number {
  if (shutMs > 0) return Math.ceil(shutMs);
  // Without a lease to be seen, another process took it in this very moment.
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

/** Finds nothing to write while all is well. An open breaker stays open: only a probe's report closes it. */
const forgetFailuresSql = `
  update deskgraph.breakers set failures = 0
  where tenant_id = $1 and vendor = $2 and state = 'closed' and failures > 0`;

/** A failure that is reported late, when the breaker is open already, changes nothing. */
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

/** The call that tries now asked later than this call: its lease stays, and its report counts. */
const lockSql = `
  insert into deskgraph.breakers as known (tenant_id, vendor, state, shut_until)
  values ($1, $2, 'locked', coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond')
  on conflict on constraint breakers_pkey do update set
    state = 'locked', failures = 0, shut_until = coalesce($3, clock_timestamp()) + $4 * interval '1 millisecond'
  where known.state <> 'locked'`;

/**
 * A probe's report counts as long as its lease, or a later one's, has not been used. A probe that outlived its lease
 * and reports after the next one comes too late.
 */
const closeSql = `
  update deskgraph.breakers set state = 'closed', failures = 0, shut_until = null, probe_until = null
  where tenant_id = $1 and vendor = $2 and state <> 'closed' and probe_until is not null`;

/** The call that was let through had nothing to ask: the next one may try. */
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
