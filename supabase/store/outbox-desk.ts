import type pg from "pg";
import type { EffectKey, EffectState, Lane, OutboxDesk, OutboxEntry, Receipt } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { type EffectRow, effectColumns, effectFromRow } from "./outbox.ts";
import { storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface EntryRow extends EffectRow {
  readonly state: EffectState;
  readonly created_at: Date;
  readonly settled_at: Date | null;
  readonly attempts: number;
  readonly due_at: Date | null;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly receipt: Receipt | null;
}

const entryColumns = `${effectColumns}, state, created_at, settled_at, attempts, due_at, reason, detail, receipt`;

const entryFromRow = (row: EntryRow): OutboxEntry => ({
  effect: effectFromRow(row),
  state: row.state,
  putAt: row.created_at.toISOString(),
  attempts: row.attempts,
  ...(row.settled_at === null ? {} : { settledAt: row.settled_at.toISOString() }),
  ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
  ...(row.reason === null ? {} : { reason: row.reason }),
  ...(row.detail === null ? {} : { detail: row.detail }),
  ...(row.receipt === null ? {} : { receipt: row.receipt }),
});

export const createOutboxDesk = (at: TenantTables): OutboxDesk => ({
  list: (filter) => listEffects(at, filter),
  find: (keyStart) => findEffect(at, keyStart),
  replay: (key) => replayEffect(at, key),
  discard: (key, reason) => discardEffect(at, key, reason),
  distrust: () => distrustWaiting(at),
  counts: () => countEffects(at),
  inboxWaiting: () => countWaitingInbounds(at),
});

async function listEffects(
  { pool, tenant }: TenantTables,
  { states, destination, conversationId, limit }: Parameters<OutboxDesk["list"]>[0],
): Promise<readonly OutboxEntry[]> {
  const found = await pool.query<EntryRow>(
    `select ${entryColumns} from deskgraph.outbox
     where tenant_id = $1 and trimmed_at is null and ($2::text[] is null or state = any($2))
       and ($3::text is null or split_part(kind, '.', 1) = $3)
       and ($5::text is null or conversation_id = $5)
     order by seq desc limit $4`,
    [tenant, states ?? null, destination ?? null, limit, conversationId ?? null],
  );
  return found.rows.reverse().map(entryFromRow);
}

/** With a shorter beginning of a key, another effect is too easily meant. */
const keyStartMinChars = 8;

async function findEffect(
  { pool, tenant }: TenantTables,
  keyStart: string,
): Promise<OutboxEntry | "ambiguous" | undefined> {
  if (keyStart.length < keyStartMinChars) return undefined;
  const found = await pool.query<EntryRow>(
    `select ${entryColumns} from deskgraph.outbox
     where tenant_id = $1 and trimmed_at is null and starts_with(key, $2) order by key limit 2`,
    [tenant, storableText(keyStart)],
  );
  const [first, second] = found.rows;
  if (first === undefined) return undefined;
  return second === undefined ? entryFromRow(first) : "ambiguous";
}

/**
 * A dead letter, or what was only shown because nobody was configured for it: a start without the vendor's key shows
 * all that waited for it. What may have been applied stays unsure, once: it is looked for first, or repeated a single
 * time. Where the vendor may still work on it (`sending_at`), the attempt counts as cut off, and the vendor is left its
 * time before the next one.
 */
const replayEffect = (at: TenantTables, key: EffectKey): Promise<boolean> =>
  inTransaction(at.pool, async (client) => {
    const revived = await client.query<{ lane: Lane }>(
      `update deskgraph.outbox
       set state = 'waiting', settled_at = null, due_at = null, attempts = 1, failures = 0, deaths = 0,
         unsure = case when sending_at is null then least(unsure, 1) else 0 end,
         created_at = $3, stored_at = clock_timestamp(), reason = 'replayed', detail = null, receipt = null
       where tenant_id = $1 and key = $2 and trimmed_at is null
         and (state = 'dead' or state = 'done' and receipt ->> 'wouldDo' = 'true') returning lane`,
      [at.tenant, key, at.now()],
    );
    await wakeNow(client, at, revived.rows);
    return revived.rows.length === 1;
  });

/** The lane is woken: what waited behind it goes on. */
const discardEffect = (at: TenantTables, key: EffectKey, reason: string): Promise<boolean> =>
  inTransaction(at.pool, async (client) => {
    const gone = await client.query<{ lane: Lane }>(
      `update deskgraph.outbox set state = 'discarded', settled_at = $4, reason = $3, due_at = null,
         detail = case when is_last then null else detail end,
         payload = case when is_last then payload || '{"delivery": {}}' else payload end
       where tenant_id = $1 and key = $2 and (
         -- What was replayed and not claimed since (its attempt would be the second) may bear the mark of an older one.
         state = 'dead' or state = 'waiting' and (sending_at is null or reason = 'replayed' and attempts = 1)
       ) returning lane`,
      [at.tenant, key, storableText(reason), at.now()],
    );
    await wakeNow(client, at, gone.rows);
    return gone.rows.length === 1;
  });

/**
 * Also a lane that is to be looked at later anyway: a person should not wait for that. A job too many finds nothing.
 */
async function wakeNow(
  client: pg.PoolClient,
  at: TenantTables,
  rows: readonly { readonly lane: Lane }[],
): Promise<void> {
  await at.wakeIn?.(
    client,
    rows.map(({ lane }) => ({ lane, afterMs: 0 })),
  );
}

async function distrustWaiting({ pool, tenant }: TenantTables): Promise<void> {
  await pool.query(
    `update deskgraph.outbox set attempts = greatest(attempts, 1), unsure = greatest(unsure, 1)
     where tenant_id = $1 and state = 'waiting'`,
    [tenant],
  );
}

async function countEffects({ pool, tenant }: TenantTables): ReturnType<OutboxDesk["counts"]> {
  const found = await pool.query<{ destination: string; waiting: number; dead: number }>(
    `select split_part(kind, '.', 1) as destination,
       (count(*) filter (where state = 'waiting'))::int as waiting, (count(*) filter (where state = 'dead'))::int as dead
     from deskgraph.outbox where tenant_id = $1 and state in ('waiting', 'dead') group by 1 order by 1`,
    [tenant],
  );
  return found.rows;
}

async function countWaitingInbounds({ pool, tenant }: TenantTables): Promise<number> {
  const found = await pool.query<{ count: number }>(
    "select count(*)::int as count from deskgraph.inbounds where tenant_id = $1 and turn_id is null",
    [tenant],
  );
  return found.rows[0]?.count ?? 0;
}
