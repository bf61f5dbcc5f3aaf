import type {
  ConversationId,
  Effect,
  EffectBody,
  EffectKey,
  Lane,
  StoredEffect,
  TurnId,
} from "../../src/core/index.ts";
import { storableJson } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface EffectRow {
  readonly body: EffectBody;
  readonly key: EffectKey;
  readonly lane: Lane;
  readonly conversation_id: ConversationId;
  readonly turn_id: TurnId;
  readonly node: string;
  readonly seq: number;
  readonly created_at: Date;
}

/** Anything that can run one statement: the pool, or the client of an open transaction. */
interface Queries {
  query(text: string, values: readonly unknown[]): Promise<unknown>;
}

export const putEffects = ({ pool, tenant }: TenantTables, effects: readonly Effect[]): Promise<void> =>
  appendEffects({ query: (text, values) => pool.query(text, [...values]) }, tenant, effects);

/**
 * Appends in the given order; a key that is there already stays as it is. The conversation is locked before a sequence
 * number is drawn, so that a reader who goes by them never skips one that commits late.
 */
export async function appendEffects(to: Queries, tenant: string, effects: readonly Effect[]): Promise<void> {
  if (effects.length === 0) return;
  const conversations = [...new Set(effects.map(({ conversationId }) => conversationId))];
  await to.query(appendSql, [
    tenant,
    conversations,
    effects.map(({ key }) => key),
    effects.map(({ conversationId }) => conversationId),
    effects.map(({ turnId }) => turnId),
    effects.map(({ node }) => node),
    effects.map(({ kind }) => kind),
    effects.map(({ lane }) => lane),
    effects.map(({ payload }) => storableJson(payload)),
  ]);
}

const appendSql = `
  with locked as materialized (
    select id from deskgraph.conversations where tenant_id = $1 and id = any($2) order by id for no key update
  )
  insert into deskgraph.outbox (tenant_id, key, conversation_id, turn_id, node, kind, lane, payload)
  select $1, u.key, u.conversation_id, u.turn_id, u.node, u.kind, u.lane, u.payload::jsonb
  from (select count(*) from locked) as held,
    unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
      with ordinality as u (key, conversation_id, turn_id, node, kind, lane, payload, place)
  order by u.place
  on conflict on constraint outbox_pkey do nothing`;

export async function readEffects(
  { pool, tenant }: TenantTables,
  id: ConversationId,
  afterSeq = 0,
): Promise<readonly StoredEffect[]> {
  const found = await pool.query<EffectRow>(
    `select jsonb_build_object('kind', kind, 'payload', payload) as body, key, lane, conversation_id, turn_id, node,
       seq::float8 as seq, created_at
     from deskgraph.outbox where tenant_id = $1 and conversation_id = $2 and seq > $3 order by seq`,
    [tenant, id, afterSeq],
  );
  return found.rows.map(({ body, key, lane, conversation_id, turn_id, node, seq, created_at }) => ({
    effect: { ...body, key, lane, conversationId: conversation_id, turnId: turn_id, node },
    seq,
    at: created_at.toISOString(),
  }));
}

export async function hasEffect({ pool, tenant }: TenantTables, key: EffectKey): Promise<boolean> {
  const found = await pool.query("select from deskgraph.outbox where tenant_id = $1 and key = $2", [tenant, key]);
  return found.rows.length > 0;
}
