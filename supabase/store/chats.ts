import {
  type ConversationId,
  type Owner,
  type PersonAtDoor,
  shopChat,
  type TranscriptEntry,
} from "../../src/core/index.ts";
import { anyCase } from "./any-case.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

/** A chat as a list shows it. */
export interface ListedChat {
  readonly id: ConversationId;
  readonly channel: string;
  readonly channelChatId: string;
  readonly username: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly owner: Owner;
  /** Who answered or took it last, where a person has it. */
  readonly holder: string | null;
  /** Numbers of the orders that were placed in it, the newest first. */
  readonly orders: readonly string[];
  readonly author: TranscriptEntry["author"] | null;
  /** What was said last; null where nothing was, or where it is kept no longer. */
  readonly text: string | null;
  readonly at: string;
}

/** How a chat is looked for. */
export interface ChatSearch {
  readonly words: string;
  /** The same as a phone number in its normal form, where it is one. */
  readonly phone?: string | undefined;
}

export interface ChatFilter {
  readonly owners: readonly Owner[];
  /** Only those that this person has; a person may come by several doors. */
  readonly heldBy?: readonly PersonAtDoor[] | undefined;
  readonly search?: ChatSearch | undefined;
  readonly limit: number;
  readonly skip: number;
}

const holderSql = `
  select p.door, p.surface, p.person_id from deskgraph.acts a
  join deskgraph.people p on p.tenant_id = a.tenant_id and p.pseudonym = a.person
  where a.tenant_id = c.tenant_id and a.conversation = c.acts_as and a.act in ('take', 'say')
  order by a.seq desc limit 1`;

const lastSaidSql = `
  select author, text, said_at from deskgraph.transcript t
  where t.tenant_id = c.tenant_id and t.conversation_id = c.id and t.withheld is null order by t.seq desc limit 1`;

/**
 * Whether a conversation `c` of the customer `u` is meant: by its id, by name, by @name, by phone, by the number of an
 * order or of a bill. A bill that is not paid has no row of its own: its number stands in what the payment said.
 */
const isMeantSql = `(
  c.id = $4 or lower(u.username) = lower(ltrim($4, '@')) or u.username ~ $5
  or u.delivery ->> 'name' ~ $5 or u.delivery ->> 'phone' = $6
  or exists (
    select from deskgraph.orders o where o.tenant_id = c.tenant_id and o.customer_id = c.customer_id
      and (o.number = $4 or o.delivery ->> 'phone' = $6 or o.delivery ->> 'name' ~ $5)
  )
  or $4 ~ '[0-9]{2}' and exists (
    select from deskgraph.transcript t
    where t.tenant_id = c.tenant_id and t.conversation_id = c.id and t.author = 'ai'
      and strpos(t.entry_id, '/payment') > 0 and strpos(t.text, $4) > 0
  )
)`;

/** The newest first. Chats of erased customers are nobody's. */
export async function listChats({ pool, tenant }: Tables, filter: ChatFilter): Promise<readonly ListedChat[]> {
  const { owners, heldBy, search, limit, skip } = filter;
  const found = await pool.query<Omit<ListedChat, "at"> & { readonly time: Date }>(
    `select c.id, c.channel, c.channel_chat_id as "channelChatId", u.username, u.delivery ->> 'name' as name,
       u.delivery ->> 'phone' as phone, c.owner, said.author, said.text, coalesce(said.said_at, c.updated_at) as time,
       concat_ws(' ', held.door, nullif(held.surface, ''), held.person_id) as holder, array(
         select o.number from deskgraph.orders o where o.tenant_id = c.tenant_id and o.conversation_id = c.id
         order by o.placed_at desc limit 20
       ) as orders
     from deskgraph.conversations c
     join deskgraph.customers u on u.tenant_id = c.tenant_id and u.id = c.customer_id
     left join lateral (${lastSaidSql}) as said on true
     left join lateral (${holderSql}) as held on c.owner = 'person'
     where c.tenant_id = $1 and c.erased_at is null and c.owner = any($2) and c.channel <> '${shopChat.channel}'
       and ($3::jsonb is null or exists (
         select from jsonb_to_recordset($3::jsonb) as k (door text, surface text, id text)
         where k.door = held.door and k.surface = held.surface and k.id = held.person_id
       ))
       and ($4::text is null or ${isMeantSql})
     order by time desc, c.id limit $7 offset $8`,
    [
      tenant,
      owners,
      heldBy === undefined ? null : JSON.stringify(heldBy.map(({ door, surface = "", id }) => ({ door, surface, id }))),
      search?.words ?? null,
      search === undefined ? null : anyCase(search.words),
      search?.phone ?? null,
      limit,
      skip,
    ],
  );
  return found.rows.map(({ time, holder, ...chat }) => ({ ...chat, holder: holder || null, at: time.toISOString() }));
}
