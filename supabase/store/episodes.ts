import type { ChangedChat, ConversationId, Episode, Episodes } from "../../src/core/index.ts";
import { readEpisodeEvents } from "./episode-events.ts";
import { readEpisodes, rowOf } from "./episode-rows.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

/** So many chats are looked at together. */
const chatsAtOnce = 200;

/** Facts for the report. They are made of other rows, so a repeat changes nothing. */
export const createEpisodes = (at: Tables): Episodes => ({
  lastTurnAt: () => lastTurnAt(at),
  changed: (since, after) => changedChats(at, since, after),
  events: (chats) =>
    readEpisodeEvents(
      at,
      chats.map(({ id, newest }) => ({ id, since: newest && new Date(newest.openedMs) })),
    ),
  keep: (of) => keepEpisodes(at, of),
  read: (from, to) => readEpisodes(at, from, to),
});

async function lastTurnAt({ pool, tenant }: Tables): Promise<Date | undefined> {
  const found = await pool.query<{ at: Date | null }>(
    "select max(done_at) as at from deskgraph.turns where tenant_id = $1",
    [tenant],
  );
  return found.rows[0]?.at ?? undefined;
}

interface ChangedRow {
  readonly id: ConversationId;
  readonly channel: string;
  readonly opened: Date | null;
  readonly last: Date | null;
}

/** An erased customer's chat is nobody's, and tells nothing more. */
async function changedChats(
  { pool, tenant }: Tables,
  since: Date | undefined,
  after = "",
): Promise<readonly ChangedChat[]> {
  const found = await pool.query<ChangedRow>(
    `select c.id, c.channel, e.opened_at as opened, e.last_at as last
     from (
       select distinct conversation_id as id from deskgraph.turns
       where tenant_id = $1 and done_at > coalesce($2::timestamptz, '-infinity') and conversation_id > $3
       order by 1 limit ${chatsAtOnce}
     ) as t
     join deskgraph.conversations c on c.tenant_id = $1 and c.id = t.id
     left join lateral (
       select opened_at, last_at from deskgraph.episodes
       where tenant_id = $1 and conversation_id = c.id order by opened_at desc limit 1
     ) as e on true
     order by c.id`,
    [tenant, since ?? null, after],
  );
  return found.rows.map(({ id, channel, opened, last }) => ({
    id,
    channel,
    ...(opened === null || last === null ? {} : { newest: { openedMs: opened.getTime(), lastMs: last.getTime() } }),
  }));
}

async function keepEpisodes(
  { pool, tenant }: Tables,
  of: readonly { readonly chat: ChangedChat; readonly episodes: readonly Episode[] }[],
): Promise<void> {
  const rows = of.flatMap(({ chat, episodes }) => episodes.map((episode) => rowOf(chat, episode)));
  if (rows.length > 0) await pool.query(keepSql, [tenant, JSON.stringify(rows)]);
  await pool.query(ordersSql, [tenant, of.map(({ chat }) => chat.id)]);
}

const written = [
  "last_at",
  "owner",
  "ai_at",
  "person_at",
  "handed_off_at",
  "taken_at",
  "given_back_at",
  "closed_at",
  "reopened_count",
  "model_calls",
  "model_tokens",
  "model_cost_micros",
  "wait_ms",
  "owed_since",
  "first_response_ms",
  "next_response_ms",
  "resolution_ms",
  "asked_at",
  "rated_at",
] as const;
/** What is taken out of the rows that they are made of before those go: what is known of it stays. */
const remembered = ["reason", "urgency", "person", "closed_by", "rating"] as const;
const columns = ["conversation_id", "channel", "opened_at", ...written, ...remembered].join(", ");

/** A customer who was erased meanwhile is not written down again. */
const keepSql = `
  insert into deskgraph.episodes as known (tenant_id, id, ${columns}, order_count, ordered_minor, paid_minor)
  select $1, gen_random_uuid()::text, ${columns}, 0, 0, 0
  from jsonb_populate_recordset(null::deskgraph.episodes, $2::jsonb) as r
  where exists (select from deskgraph.conversations c where c.tenant_id = $1 and c.id = r.conversation_id)
  on conflict on constraint episodes_opened_key do update set
    ${written.map((name) => `${name} = excluded.${name}`).join(", ")},
    ${remembered.map((name) => `${name} = coalesce(excluded.${name}, known.${name})`).join(", ")}`;

/**
 * An order belongs to the episode in which it was placed. One that was cancelled or refunded, or waits for its money,
 * is none.
 */
const ordersSql = `
  with spans as (
    select id, conversation_id, opened_at,
      lead(opened_at, 1, 'infinity') over (partition by conversation_id order by opened_at) as until
    from deskgraph.episodes where tenant_id = $1 and conversation_id = any($2)
  ), sums as (
    select s.id, count(o.id)::int as orders, coalesce(sum(o.total_minor), 0) as ordered,
      coalesce(sum(o.paid_minor), 0) as paid, max(o.currency) as currency
    from spans s left join deskgraph.orders o on o.tenant_id = $1 and o.conversation_id = s.conversation_id
      and o.placed_at >= s.opened_at and o.placed_at < s.until
      and o.status not in ('pending_payment', 'cancelled', 'refunded')
    group by s.id
  )
  update deskgraph.episodes e
  set order_count = orders, ordered_minor = ordered, paid_minor = paid, currency = sums.currency
  from sums where e.tenant_id = $1 and e.id = sums.id
    and (e.order_count, e.ordered_minor, e.paid_minor) is distinct from (orders, ordered, paid)`;
