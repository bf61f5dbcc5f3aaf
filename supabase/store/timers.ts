import type pg from "pg";
import type { ConversationId, DueTimer, TimerBody, TimerDraft, TimerName, Timers } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

/** What a turn asks for, in its commit: the conversation is locked. */
export async function setTimers(
  client: pg.PoolClient,
  { tenant, now }: Pick<TenantTables, "tenant" | "now">,
  conversation: ConversationId,
  drafts: readonly TimerDraft[],
): Promise<void> {
  for (const draft of drafts) {
    if (draft.does === "set") {
      const { name, at, body, unlessSet = false } = draft;
      await client.query(setSql, [tenant, conversation, name, at, JSON.stringify(body), now(), unlessSet]);
      continue;
    }
    await client.query(
      `update deskgraph.timers
       set due_at = least(due_at, greatest($4::timestamptz, set_at + $5 * interval '1 minute'))
       where tenant_id = $1 and conversation_id = $2 and name = $3 and fired_at is null`,
      [tenant, conversation, draft.name, draft.at, draft.leastMinutes],
    );
  }
}

const setSql = `
  insert into deskgraph.timers (tenant_id, conversation_id, name, due_at, body, set_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict on constraint timers_pkey do update
  set due_at = excluded.due_at, body = excluded.body, set_at = excluded.set_at, fired_at = null
  where not $7::boolean or timers.fired_at is not null`;

export const createTimers = (at: Tables): Timers => ({
  due: (now, of) => dueTimers(at, now, of),
  awaited: (after) => awaited(at, after),
  wake: (skus, dueAt) => wake(at, skus, dueAt),
  firedSince: (since, names) => firedSince(at, since, names),
  fired: ({ conversationId, name, mark }, firedAt) => timerFired(at, { conversationId, name, mark, firedAt }),
});

async function dueTimers(
  { pool, tenant }: Tables,
  now: Date,
  { names, limit, notWhileHeld }: Parameters<Timers["due"]>[1],
): Promise<readonly DueTimer[]> {
  const found = await pool.query<{ id: ConversationId; name: TimerName; body: TimerBody; mark: string }>(
    `select conversation_id as id, name, body, ${markSql} as mark from deskgraph.timers t
     where tenant_id = $1 and fired_at is null and due_at <= $2 and name = any($4) and not ($5::boolean and exists (
       select from deskgraph.reply_drafts d
       where d.tenant_id = $1 and d.conversation_id = t.conversation_id and d.held is not null
     ))
     order by due_at, conversation_id, name limit $3`,
    [tenant, now, limit, names, notWhileHeld === true],
  );
  return found.rows.map(({ id, ...timer }) => ({ conversationId: id, ...timer }));
}

async function awaited({ pool, tenant }: Tables, after: Date): Promise<readonly string[]> {
  const found = await pool.query<{ sku: string }>(
    `select distinct s.sku from deskgraph.timers t, jsonb_array_elements_text(t.body -> 'skus') as s (sku)
     where t.tenant_id = $1 and t.name = 'back' and t.fired_at is null and t.due_at > $2`,
    [tenant, after],
  );
  return found.rows.map(({ sku }) => sku);
}

async function wake({ pool, tenant }: Tables, skus: readonly string[], dueAt: Date): Promise<void> {
  await pool.query(
    `update deskgraph.timers set due_at = $3
     where tenant_id = $1 and name = 'back' and fired_at is null and due_at > $3 and body -> 'skus' ?| $2::text[]`,
    [tenant, skus, dueAt],
  );
}

async function firedSince({ pool, tenant }: Tables, since: Date, names: readonly TimerName[]): Promise<number> {
  const found = await pool.query<{ count: number }>(
    `select count(*)::int as count from deskgraph.timers
     where tenant_id = $1 and fired_at > $2 and name = any($3)`,
    [tenant, since, names],
  );
  return found.rows[0]?.count ?? 0;
}

async function timerFired(
  { pool, tenant }: Tables,
  of: { readonly conversationId: ConversationId; readonly name: string; readonly mark: string; readonly firedAt: Date },
): Promise<void> {
  await pool.query(
    `update deskgraph.timers set fired_at = $5
     where tenant_id = $1 and conversation_id = $2 and name = $3 and ${markSql} = $4`,
    [tenant, of.conversationId, of.name, of.mark, of.firedAt],
  );
}

/** When it was set, and for when: both to the microsecond, which a date of JavaScript has not. */
const markSql = "extract(epoch from set_at) || '/' || extract(epoch from due_at)";
