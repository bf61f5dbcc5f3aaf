import { type ConversationId, type EpisodeEvent, episodeEvent, type Happened } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

const ms = (time: string): string => `(extract(epoch from ${time}) * 1000)::float8`;
const nothing = "null::text as reason, null::text as urgency, null::text as rating, null::text as asked";
const free = '0 as calls, 0::float8 as tokens, 0::float8 as "costMicros"';

/**
 * What happened in these chats since these times, in its order. What a turn left comes after what came in at the same
 * moment. A turn has no time of its own by the product's clock: it has that of the first thing it is about.
 */
const eventsSql = `
  with wanted as (
    select id, since from unnest($2::text[], $3::timestamptz[]) as w (id, since)
  ), happened as (
    select i.conversation_id as conversation, i.accepted_at as at, 0 as place, i.seq, i.kind as what,
      p.pseudonym as person, null::text as reason, null::text as urgency, i.body ->> 'rating' as rating,
      i.body ->> 'askedIn' as asked, ${free}
    from wanted w join deskgraph.inbounds i on i.tenant_id = $1 and i.conversation_id = w.id
    left join deskgraph.people p on p.tenant_id = $1 and p.door = i.body #>> '{person,door}'
      and p.surface = coalesce(i.body #>> '{person,surface}', '') and p.person_id = i.body #>> '{person,id}'
    where i.accepted_at >= w.since and i.kind in ('message', 'message_edited', 'button_pressed', 'person_message',
      'taken_over', 'take_undone', 'given_back', 'closed', 'rated')
    union all
    select o.conversation_id, o.created_at, 1, o.seq, 'called', null, o.payload ->> 'reason',
      o.payload ->> 'priority', null, null, ${free}
    from wanted w join deskgraph.outbox o on o.tenant_id = $1 and o.conversation_id = w.id
    where o.created_at >= w.since and o.kind = 'ticket.open' and o.turn_id not like 'staff/%'
    union all
    select s.conversation_id, s.said_at, 2, s.seq,
      case when s.entry_id like '%/satisfaction' then 'asked' else 'ai_said' end, null, null, null, null, s.turn_id,
      ${free}
    from wanted w join deskgraph.transcript s on s.tenant_id = $1 and s.conversation_id = w.id
    where s.said_at >= w.since and s.author = 'ai' and s.withheld is null
    union all
    select t.conversation_id, i.at, 3, 0, 'spent', null, ${nothing}, t.model_calls, t.model_tokens::float8,
      t.model_cost_micros::float8
    from wanted w join deskgraph.turns t on t.tenant_id = $1 and t.conversation_id = w.id
    join lateral (
      select min(accepted_at) as at from deskgraph.inbounds where tenant_id = $1 and turn_id = t.id
    ) i on i.at >= w.since
    where t.model_calls > 0
  )
  select conversation, ${ms("at")} as "atMs", what, person, reason, urgency, rating, asked, calls, tokens, "costMicros"
  from happened order by conversation, at, place, seq`;

export async function readEpisodeEvents(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  chats: readonly { readonly id: ConversationId; readonly since: Date | undefined }[],
): Promise<ReadonlyMap<ConversationId, readonly EpisodeEvent[]>> {
  const found = await pool.query<Happened & { readonly conversation: ConversationId }>(eventsSql, [
    tenant,
    chats.map(({ id }) => id),
    chats.map(({ since }) => since?.toISOString() ?? "-infinity"),
  ]);
  const events = new Map<ConversationId, EpisodeEvent[]>();
  for (const row of found.rows) {
    const event = episodeEvent(row);
    const known = events.get(row.conversation);
    if (event === undefined) continue;
    if (known === undefined) events.set(row.conversation, [event]);
    else known.push(event);
  }
  return events;
}
