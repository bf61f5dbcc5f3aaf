import type pg from "pg";
import {
  type ClaimedEffect,
  type Effect,
  type EffectKey,
  type Fence,
  LostHold,
  reasonAtSending,
  type WithholdReason,
} from "../../src/core/index.ts";
import { effectAt } from "./outbox.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** Locks an effect that is about to be sent; one that went stale is set aside instead. */
async function lockForSending(
  client: pg.PoolClient,
  at: TenantTables,
  fence: Fence,
  key: EffectKey,
): Promise<{ readonly effect: Effect; readonly wasSending: boolean } | "withheld"> {
  // In the order in which everybody locks: the conversation, then the lane, then the effect.
  const effect = await effectAt(client, at.tenant, key);
  const stale = effect && (await staleness(client, at, effect));
  await assertHeld(client, at, fence);
  const locked = await client.query<{ wasSending: boolean }>(
    `select sending_at is not null as "wasSending"
     from deskgraph.outbox where tenant_id = $1 and key = $2 and state = 'waiting' for update`,
    [at.tenant, key],
  );
  const [row] = locked.rows;
  // Let go by a person since it was seen at the head.
  if (row === undefined || effect === undefined) return "withheld";
  if (stale !== undefined) {
    await withhold(client, at, effect, stale);
    return "withheld";
  }
  return { effect, ...row };
}

/** Marks an attempt before a byte of it is sent. */
export async function claimEffect(
  client: pg.PoolClient,
  at: TenantTables,
  fence: Fence,
  key: EffectKey,
): Promise<ClaimedEffect | "withheld"> {
  const locked = await lockForSending(client, at, fence, key);
  if (locked === "withheld") return locked;
  const { effect, wasSending } = locked;
  const claimed = await client.query<{
    attempt: number;
    unsure: number;
    failures: number;
    deaths: number;
    parts: number;
    ageMs: number;
    trace: string | null;
  }>(
    `update deskgraph.outbox
     set attempts = attempts + 1, unsure = unsure + $3, deaths = deaths + $3, sending_at = clock_timestamp()
     where tenant_id = $1 and key = $2
     returning attempts as attempt, unsure, failures, deaths, parts_done as parts, trace,
       (extract(epoch from clock_timestamp() - stored_at) * 1000)::float8 as "ageMs"`,
    [at.tenant, key, wasSending ? 1 : 0],
  );
  const [marked] = claimed.rows;
  if (marked === undefined) throw new Error(`Effect ${key} vanished while it was locked`);
  const { attempt, unsure, failures, deaths, parts, ageMs, trace } = marked;
  return {
    effect,
    attempt,
    failureCount: failures,
    unsureCount: unsure,
    deathCount: deaths,
    partsDone: parts,
    ageMs,
    ...(trace === null ? {} : { trace }),
  };
}

/** The same for a further part of what was claimed. */
export async function claimPart(
  client: pg.PoolClient,
  at: TenantTables,
  fence: Fence,
  key: EffectKey,
): Promise<"claimed" | "withheld"> {
  if ((await lockForSending(client, at, fence, key)) === "withheld") return "withheld";
  await client.query("update deskgraph.outbox set sending_at = clock_timestamp() where tenant_id = $1 and key = $2", [
    at.tenant,
    key,
  ]);
  return "claimed";
}

/**
 * The lane's row stays locked until the end of the statement or transaction, so no other worker takes it in between.
 */
export async function assertHeld(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  { lane, fence }: Fence,
): Promise<void> {
  const held = await client.query(
    "select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share",
    [tenant, lane, fence],
  );
  if (held.rows.length === 0) throw new LostHold(`Lane ${lane} was taken by another worker`);
}

/** A take-over holds the conversation's row while it commits: it is either seen here, or it waits for this mark. */
async function staleness(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  effect: Effect,
): Promise<WithholdReason | undefined> {
  if (effect.kind !== "reply.send") return undefined;
  const found = await client.query<{ epoch: number; isUnreachable: boolean }>(
    `select epoch, unreachable_since is not null as "isUnreachable"
     from deskgraph.conversations where tenant_id = $1 and id = $2 for share`,
    [tenant, effect.conversationId],
  );
  const [row] = found.rows;
  return reasonAtSending(effect.payload, { epoch: row?.epoch, isUnreachable: row?.isUnreachable === true });
}

export async function withhold(
  client: pg.PoolClient,
  { tenant, now }: TenantTables,
  effect: Effect,
  reason: WithholdReason,
): Promise<void> {
  await client.query(
    `update deskgraph.outbox
     set state = 'withheld', settled_at = $4, sending_at = null, reason = $3
     where tenant_id = $1 and key = $2`,
    [tenant, effect.key, reason, now()],
  );
  if (effect.kind !== "reply.send") return;
  // What was read in part was said.
  await client.query(
    `update deskgraph.transcript set withheld = $4
     where tenant_id = $1 and conversation_id = $2 and entry_id = $3
       and exists (select from deskgraph.outbox where tenant_id = $1 and key = $5 and parts_done = 0)`,
    [tenant, effect.conversationId, effect.payload.reply.id, reason, effect.key],
  );
}

/** While the vendor is only asked how it is, nothing is being sent: a worker that dies then leaves nothing unsure. */
export async function rest({ pool, tenant }: TenantTables, { lane, fence }: Fence, key: EffectKey): Promise<void> {
  const rested = await pool.query(
    `with held as materialized (
       select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share
     )
     update deskgraph.outbox set sending_at = null
     where tenant_id = $1 and key = $4 and state = 'waiting' and exists (select from held)`,
    [tenant, lane, fence, key],
  );
  if (rested.rowCount !== 1) throw new LostHold(`Effect ${key} was settled by another worker`);
}

/** Between two parts nothing is being sent. */
export async function keepParts(
  { pool, tenant }: TenantTables,
  { lane, fence }: Fence,
  key: EffectKey,
  count: number,
): Promise<void> {
  const kept = await pool.query(
    `with held as materialized (
       select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share
     )
     update deskgraph.outbox set parts_done = $5, unsure = 0, sending_at = null
     where tenant_id = $1 and key = $4 and state = 'waiting' and exists (select from held)`,
    [tenant, lane, fence, key, count],
  );
  if (kept.rowCount !== 1) throw new LostHold(`Effect ${key} was settled by another worker`);
}
