import type pg from "pg";
import { type Fence, type Lane, LostHold, turnLaneEnd } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** Lanes are what processes tell each other: all their times are by the database's clock. */
type LaneTables = Omit<TenantTables, "now">;

/**
 * Makes sure that a worker looks at these lanes after this transaction. The row is locked until its end even where it
 * stays as it is: a worker that takes the lane meanwhile waits, and then sees what this transaction wrote.
 */
export async function wakeLanes(client: pg.PoolClient, at: LaneTables, lanes: readonly Lane[]): Promise<void> {
  if (lanes.length === 0) return;
  const woken = await client.query<{ lane: Lane }>(
    `insert into deskgraph.lanes as known (tenant_id, lane, woken_at)
     select distinct on (u.lane) $1, u.lane, clock_timestamp() from unnest($2::text[]) as u (lane) order by u.lane
     on conflict on constraint lanes_pkey do update set woken_at = clock_timestamp() where known.woken_at is null
     returning lane`,
    [at.tenant, lanes],
  );
  if (woken.rows.length > 0)
    await at.wakeIn?.(
      client,
      woken.rows.map((row) => ({ lane: row.lane, afterMs: 0 })),
    );
}

/** From here on a new effect wakes the lane again. */
export async function takeLane({ pool, tenant }: LaneTables, taken: Lane): Promise<Fence> {
  const found = await pool.query<{ fence: number }>(
    `insert into deskgraph.lanes as known (tenant_id, lane, fence) values ($1, $2, 1)
     on conflict on constraint lanes_pkey do update set fence = known.fence + 1, woken_at = null
     returning fence::float8 as fence`,
    [tenant, taken],
  );
  return { lane: taken, fence: found.rows[0]?.fence ?? 0 };
}

/** `woken_at` is when its job may begin: until then nobody has forgotten the lane. */
export async function wakeLaneLater(at: LaneTables, { lane: held, fence }: Fence, afterMs: number): Promise<void> {
  await inTransaction(at.pool, async (client) => {
    const marked = await client.query<{ wasWoken: boolean }>(
      `update deskgraph.lanes as known set woken_at = clock_timestamp() + $4 * interval '1 millisecond'
       from (select woken_at from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for update) as before
       where known.tenant_id = $1 and known.lane = $2
       returning before.woken_at is not null as "wasWoken"`,
      [at.tenant, held, fence, afterMs],
    );
    const [row] = marked.rows;
    if (row === undefined) throw new LostHold(`Lane ${held} was taken by another worker`);
    // It was woken meanwhile: that job finds the head not due yet, and asks for a later one itself.
    if (!row.wasWoken) await at.wakeIn?.(client, [{ lane: held, afterMs }]);
  });
}

/** A job too many finds nothing to do. */
export const leaveLane = (at: LaneTables, left: Lane): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    const known = await client.query(
      "update deskgraph.lanes set woken_at = clock_timestamp() where tenant_id = $1 and lane = $2",
      [at.tenant, left],
    );
    if (known.rowCount === 1) await at.wakeIn?.(client, [{ lane: left, afterMs: 0 }]);
  });

/**
 * Lanes where something should have happened long ago: woken and not taken, a first effect that is due (those behind it
 * wait for it), a message no turn has, a turn that did not end. Their job may have been lost with a restored database,
 * or with a worker in a way we do not know. A lane that is to be looked at later is not forgotten, but at a start the
 * reason why it waits may be gone: a key, a vendor that was down. A job too many finds nothing to do.
 */
export async function forgottenLanes(
  { pool, tenant }: LaneTables,
  { olderThanMs, isStart }: { readonly olderThanMs: number; readonly isStart: boolean },
): Promise<readonly Lane[]> {
  const found = await pool.query<{ lane: Lane }>(
    `with old as (select clock_timestamp() - $2 * interval '1 millisecond' as at)
     select lane from (
       select l.lane from deskgraph.lanes l, old where l.tenant_id = $1 and l.woken_at <= old.at
       union select h.lane from old, (
         select distinct on (o.lane) o.lane, coalesce(o.due_at, o.stored_at) as due_at
         from deskgraph.outbox o where o.tenant_id = $1 and o.state = 'waiting' order by o.lane, o.seq
       ) as h where h.due_at <= old.at and ($4 or not exists (
         select from deskgraph.lanes l
         where l.tenant_id = $1 and l.lane = h.lane and l.woken_at > clock_timestamp()
       ))
       union select i.conversation_id || $3 from deskgraph.inbounds i, old
         where i.tenant_id = $1 and i.turn_id is null and i.stored_at <= old.at
       union select t.conversation_id || $3 from deskgraph.turns t, old
         where t.tenant_id = $1 and t.done_at is null and t.claimed_at <= old.at
     ) as forgotten limit 1000`,
    [tenant, olderThanMs, turnLaneEnd, isStart],
  );
  return found.rows.map((row) => row.lane);
}
