import { randomUUID } from "node:crypto";
import type pg from "pg";
import {
  type ClaimedEffect,
  type ConversationId,
  type Deliveries,
  type Effect,
  type EffectKey,
  type EffectKind,
  type Fence,
  type Head,
  LostHold,
  type Settlement,
  staleReason,
  type WithholdReason,
} from "../../src/core/index.ts";
import { inTransaction } from "../in-transaction.ts";
import { acceptWithin } from "./inbounds.ts";
import { leaveLane, takeLane, wakeLaneLater } from "./lanes.ts";
import { type EffectRow, effectColumns, effectOf } from "./outbox.ts";
import { storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

export const createDeliveries = (at: TenantTables): Deliveries => ({
  take: (lane) => takeLane(at, lane),
  head: (fence, newestOnly) => headOf(at, fence, newestOnly),
  effect: (key) => effectAt(at.pool, at.tenant, key),
  claim: (fence, key) => inTransaction(at.pool, (client) => claimEffect(client, at, fence, key)),
  keepParts: (fence, key, count) => keepParts(at, fence, key, count),
  settle: (fence, key, settlement) => settleEffect(at, fence, key, settlement),
  leave: (lane) => leaveLane(at, lane),
  wakeLater: (fence, afterMs) => wakeLaneLater(at, fence, afterMs),
});

async function headOf(
  { pool, tenant }: TenantTables,
  { lane }: Fence,
  newestOnly: readonly EffectKind[],
): Promise<Head | undefined> {
  const head = async (): Promise<Head | undefined> => {
    const found = await pool.query<Head>(
      `select key, kind,
         greatest(0, extract(epoch from due_at - clock_timestamp()) * 1000)::float8 as "dueInMs",
         (extract(epoch from clock_timestamp() - sending_at) * 1000)::float8 as "cutOffMs"
       from deskgraph.outbox where tenant_id = $1 and lane = $2 and state = 'waiting' order by seq limit 1`,
      [tenant, lane],
    );
    const [row] = found.rows;
    return row && { ...row, dueInMs: row.dueInMs ?? 0 };
  };
  const first = await head();
  if (first === undefined || !newestOnly.includes(first.kind)) return first;
  const replaced = await pool.query(
    `with newest as (
       select key, seq from deskgraph.outbox
       where tenant_id = $1 and lane = $2 and state = 'waiting' and kind = $3 order by seq desc limit 1
     )
     update deskgraph.outbox as old
     set state = 'superseded', settled_at = clock_timestamp(), sending_at = null, reason = 'newer', detail = newest.key
     from newest
     where old.tenant_id = $1 and old.lane = $2 and old.state = 'waiting' and old.kind = $3 and old.seq < newest.seq`,
    [tenant, lane, first.kind],
  );
  return replaced.rowCount === 0 ? first : head();
}

async function effectAt(from: pg.Pool | pg.PoolClient, tenant: string, key: EffectKey): Promise<Effect | undefined> {
  const seen = await from.query<EffectRow>(
    `select ${effectColumns} from deskgraph.outbox where tenant_id = $1 and key = $2`,
    [tenant, key],
  );
  return seen.rows[0] && effectOf(seen.rows[0]);
}

async function claimEffect(
  client: pg.PoolClient,
  at: TenantTables,
  fence: Fence,
  key: EffectKey,
): Promise<ClaimedEffect | "withheld"> {
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
  const claimed = await client.query<{
    attempt: number;
    unsure: number;
    failures: number;
    parts: number;
    ageMs: number;
    trace: string | null;
  }>(
    `update deskgraph.outbox
     set attempts = attempts + 1, unsure = unsure + $3, sending_at = clock_timestamp()
     where tenant_id = $1 and key = $2
     returning attempts as attempt, unsure, failures, parts_done as parts, trace,
       (extract(epoch from clock_timestamp() - created_at) * 1000)::float8 as "ageMs"`,
    [at.tenant, key, row.wasSending ? 1 : 0],
  );
  const [marked] = claimed.rows;
  if (marked === undefined) throw new Error(`Effect ${key} vanished while it was locked`);
  const { attempt, unsure, failures, parts, ageMs, trace } = marked;
  return {
    ...{ effect, attempt, failureCount: failures, unsureCount: unsure, partsDone: parts, ageMs },
    ...(trace === null ? {} : { trace }),
  };
}

/** The lane's row stays locked until the end of the statement or transaction, so nobody takes it in between. */
async function assertHeld(client: pg.PoolClient, { tenant }: TenantTables, { lane, fence }: Fence): Promise<void> {
  const held = await client.query(
    "select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share",
    [tenant, lane, fence],
  );
  if (held.rows.length === 0) throw new LostHold(`Lane ${lane} was taken by somebody else`);
}

/** A take-over holds the conversation's row while it commits: it is either seen here, or it waits for this mark. */
async function staleness(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  effect: Effect,
): Promise<WithholdReason | undefined> {
  if (effect.kind !== "reply.send") return undefined;
  const found = await client.query<{ epoch: number; isGone: boolean }>(
    `select epoch, unreachable_since is not null as "isGone"
     from deskgraph.conversations where tenant_id = $1 and id = $2 for share`,
    [tenant, effect.conversationId],
  );
  const [row] = found.rows;
  // A person's words are tried all the same: they should see what became of them.
  if (row?.isGone && effect.payload.by === "ai") return "unreachable";
  return staleReason(effect.payload, row?.epoch);
}

async function withhold(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  effect: Effect,
  reason: WithholdReason,
): Promise<void> {
  await client.query(
    `update deskgraph.outbox
     set state = 'withheld', settled_at = clock_timestamp(), sending_at = null, reason = $3
     where tenant_id = $1 and key = $2`,
    [tenant, effect.key, reason],
  );
  if (effect.kind !== "reply.send") return;
  await client.query(
    `update deskgraph.transcript set withheld = $4
     where tenant_id = $1 and conversation_id = $2 and entry_id = $3`,
    [tenant, effect.conversationId, effect.payload.reply.id, reason],
  );
}

async function keepParts(
  { pool, tenant }: TenantTables,
  { lane, fence }: Fence,
  key: EffectKey,
  count: number,
): Promise<void> {
  const kept = await pool.query(
    `with held as materialized (
       select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share
     )
     update deskgraph.outbox set parts_done = $5, unsure = 0, sending_at = clock_timestamp()
     where tenant_id = $1 and key = $4 and state = 'waiting' and exists (select from held)`,
    [tenant, lane, fence, key, count],
  );
  if (kept.rowCount !== 1) throw new LostHold(`Effect ${key} was settled by somebody else`);
}

async function settleEffect(at: TenantTables, held: Fence, key: EffectKey, settlement: Settlement): Promise<void> {
  if (settlement.to === "unreachable") return markUnreachable(at, held, key);
  if (settlement.to !== "dead" || settlement.told === undefined) return settleIn(at.pool, at, held, key, settlement);
  const { told } = settlement;
  await inTransaction(at.pool, async (client) => {
    const found = await client.query<{ conversation_id: ConversationId }>(
      "select conversation_id from deskgraph.outbox where tenant_id = $1 and key = $2",
      [at.tenant, key],
    );
    const [row] = found.rows;
    if (row === undefined) throw new LostHold(`Effect ${key} is gone`);
    // In the order in which everybody locks: the conversation first.
    await acceptWithin(client, at, {
      conversationId: row.conversation_id,
      source: "outbox",
      // A letter that was replayed and died again is told again; the settling below makes each telling one.
      externalId: `${key}/${randomUUID()}`,
      body: told,
      raw: new Uint8Array(),
      at: new Date(),
    });
    await settleIn(client, at, held, key, settlement);
  });
}

async function settleIn(
  from: pg.Pool | pg.PoolClient,
  { tenant }: TenantTables,
  { lane, fence }: Fence,
  key: EffectKey,
  settlement: Exclude<Settlement, { readonly to: "unreachable" }>,
): Promise<void> {
  const isAgain = settlement.to === "again";
  const settled = await from.query(
    `with held as materialized (
       select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share
     )
     update deskgraph.outbox
     set state = $5, sending_at = null,
       settled_at = case when $5 = 'waiting' then null else clock_timestamp() end,
       due_at = case when $5 = 'waiting' then clock_timestamp() + $6 * interval '1 millisecond' end,
       unsure = unsure + $7, failures = failures + $11, reason = $8, detail = $9, receipt = $10::jsonb
     where tenant_id = $1 and key = $4 and state = 'waiting' and exists (select from held)`,
    [
      tenant,
      lane,
      fence,
      key,
      isAgain ? "waiting" : settlement.to,
      isAgain ? settlement.afterMs : 0,
      isAgain && settlement.isUnsure ? 1 : 0,
      settlement.to === "done" ? null : settlement.code,
      settlement.to === "done" || settlement.detail === undefined ? null : storableText(settlement.detail),
      settlement.to === "done" ? storableJson(settlement.receipt) : null,
      isAgain && settlement.isFailure ? 1 : 0,
    ],
  );
  if (settled.rowCount !== 1) throw new LostHold(`Effect ${key} was settled by somebody else`);
}

const markUnreachable = (at: TenantTables, fence: Fence, key: EffectKey): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    const seen = await client.query<EffectRow>(
      `select ${effectColumns} from deskgraph.outbox where tenant_id = $1 and key = $2`,
      [at.tenant, key],
    );
    const effect = seen.rows[0] && effectOf(seen.rows[0]);
    if (effect === undefined) throw new LostHold(`Effect ${key} is gone`);
    await client.query(
      `update deskgraph.conversations set unreachable_since = clock_timestamp()
       where tenant_id = $1 and id = $2 and unreachable_since is null`,
      [at.tenant, effect.conversationId],
    );
    await assertHeld(client, at, fence);
    await withhold(client, at, effect, "unreachable");
  });

/** Replies of the AI that somebody is sending now; a mark older than this is a worker's that died. */
const longestSendMs = 30_000;

export async function isSending({ pool, tenant }: TenantTables, id: ConversationId): Promise<boolean> {
  const found = await pool.query(
    `select from deskgraph.outbox
     where tenant_id = $1 and conversation_id = $2 and kind = 'reply.send' and state = 'waiting'
       and payload ->> 'by' = 'ai' and sending_at > clock_timestamp() - $3 * interval '1 millisecond' limit 1`,
    [tenant, id, longestSendMs],
  );
  return found.rows.length > 0;
}
