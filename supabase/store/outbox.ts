import type pg from "pg";
import {
  type ConversationId,
  type Effect,
  type EffectBody,
  type EffectKey,
  type EffectState,
  type Lane,
  type Receipt,
  type StoredEffect,
  type TurnId,
  withStaffCopies,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { wakeLanes } from "./lanes.ts";
import { storableJson } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

export interface EffectRow {
  readonly body: EffectBody;
  readonly key: EffectKey;
  readonly lane: Lane;
  readonly conversation_id: ConversationId;
  readonly turn_id: TurnId;
  readonly node: string;
}

export const effectColumns =
  "jsonb_build_object('kind', kind, 'payload', payload) as body, key, lane, conversation_id, turn_id, node";

export const effectFromRow = ({ body, key, lane, conversation_id, turn_id, node }: EffectRow): Effect => ({
  ...body,
  key,
  lane,
  conversationId: conversation_id,
  turnId: turn_id,
  node,
});

export async function effectAt(
  from: pg.Pool | pg.PoolClient,
  tenant: string,
  key: EffectKey,
): Promise<Effect | undefined> {
  const seen = await from.query<EffectRow>(
    `select ${effectColumns} from deskgraph.outbox where tenant_id = $1 and key = $2`,
    [tenant, key],
  );
  return seen.rows[0] && effectFromRow(seen.rows[0]);
}

/** Effects of a turn that is done already come from a worker that was left behind, and are dropped. */
export const putEffects = (at: TenantTables, effects: readonly Effect[]): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    // Before looking: a commit that is under way holds the conversation.
    await client.query(
      "select from deskgraph.conversations where tenant_id = $1 and id = any($2) order by id for no key update",
      [at.tenant, [...new Set(effects.map(({ conversationId }) => conversationId))]],
    );
    const done = await client.query<{ id: TurnId }>(
      "select id from deskgraph.turns where tenant_id = $1 and id = any($2) and done_at is not null",
      [at.tenant, [...new Set(effects.map(({ turnId }) => turnId))]],
    );
    const isDone = new Set(done.rows.map(({ id }) => id));
    await appendEffects(
      client,
      at,
      effects.filter(({ turnId }) => !isDone.has(turnId)),
    );
  });

/**
 * Appends in the given order; a key that is there already stays as it is. The conversation is locked before a sequence
 * number is drawn, so that a reader who goes by them never skips one that commits late.
 */
export async function appendEffects(client: pg.PoolClient, at: TenantTables, wanted: readonly Effect[]): Promise<void> {
  if (wanted.length === 0) return;
  const effects = withStaffCopies(wanted, at.furtherSurfaces ?? []);
  const conversations = [...new Set(effects.map(({ conversationId }) => conversationId))];
  const appended = await client.query<{ lane: Lane }>(appendSql, [
    at.tenant,
    conversations,
    effects.map(({ key }) => key),
    effects.map(({ conversationId }) => conversationId),
    effects.map(({ turnId }) => turnId),
    effects.map(({ node }) => node),
    effects.map(({ kind }) => kind),
    effects.map(({ lane }) => lane),
    effects.map(({ payload }) => storableJson(payload)),
    at.trace?.() ?? null,
    at.now(),
  ]);
  await wakeLanes(
    client,
    at,
    appended.rows.map(({ lane }) => lane),
  );
}

const appendSql = `
  with locked as materialized (
    select id from deskgraph.conversations where tenant_id = $1 and id = any($2) order by id for no key update
  )
  insert into deskgraph.outbox (tenant_id, key, conversation_id, turn_id, node, kind, lane, payload, trace,
    created_at)
  select $1, u.key, u.conversation_id, u.turn_id, u.node, u.kind, u.lane, u.payload::jsonb, $10, $11
  from (select count(*) from locked) as held,
    unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
      with ordinality as u (key, conversation_id, turn_id, node, kind, lane, payload, place)
  order by u.place
  on conflict on constraint outbox_pkey do nothing
  returning lane`;

export async function readEffects(
  { pool, tenant }: TenantTables,
  id: ConversationId,
  afterSeq = 0,
): Promise<readonly StoredEffect[]> {
  const found = await pool.query<
    EffectRow & {
      readonly seq: number;
      readonly created_at: Date;
      readonly state: EffectState;
      readonly receipt: Receipt | null;
    }
  >(
    `select ${effectColumns}, seq::float8 as seq, created_at, state, receipt
     from deskgraph.outbox
     where tenant_id = $1 and conversation_id = $2 and seq > $3 and trimmed_at is null order by seq`,
    [tenant, id, afterSeq],
  );
  return found.rows.map((row) => ({
    effect: effectFromRow(row),
    seq: row.seq,
    at: row.created_at.toISOString(),
    state: row.state,
    ...(row.receipt === null ? {} : { receipt: row.receipt }),
  }));
}
