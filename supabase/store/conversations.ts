import type pg from "pg";
import {
  type Conversation,
  type ConversationId,
  type CustomerId,
  type Language,
  type Owner,
  type TenantId,
  UnknownConversation,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { conversationIdOf, customerIdOf } from "./derived-ids.ts";
import { storableId, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface ConversationRow {
  readonly id: ConversationId;
  readonly tenant_id: TenantId;
  readonly channel: string;
  readonly channel_chat_id: string;
  readonly customer_id: CustomerId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly language: Language | null;
}

const columns = "id, tenant_id, channel, channel_chat_id, customer_id, owner, epoch, language";

const conversationOf = (row: ConversationRow): Conversation => ({
  id: row.id,
  tenant: row.tenant_id,
  channel: row.channel,
  channelChatId: row.channel_chat_id,
  customerId: row.customer_id,
  owner: row.owner,
  epoch: row.epoch,
  ...(row.language === null ? {} : { language: row.language }),
});

export async function openConversation(
  { pool, tenant }: TenantTables,
  chat: { readonly channel: string; readonly channelChatId: string; readonly username?: string },
): Promise<Conversation> {
  const channel = storableId("the channel", chat.channel);
  const channelChatId = storableId("the chat's id", chat.channelChatId);
  const username = chat.username === undefined ? null : storableText(chat.username);
  const id = conversationIdOf(tenant, chat);
  const customer = customerIdOf(tenant, chat);
  // Nearly always it is there: one look instead of a transaction.
  const known = await pool.query<ConversationRow>(
    `select ${columns} from deskgraph.conversations as c where tenant_id = $1 and id = $2 and exists (
       select from deskgraph.customers as u
       where u.tenant_id = $1 and u.id = c.customer_id and ($3::text is null or u.username = $3)
     )`,
    [tenant, id, username],
  );
  if (known.rows[0] !== undefined) return conversationOf(known.rows[0]);
  return inTransaction(pool, async (client) => {
    await client.query(
      `insert into deskgraph.customers as known (tenant_id, id, channel, channel_chat_id, username)
       values ($1, $2, $3, $4, $5)
       on conflict on constraint customers_pkey do update set username = excluded.username, updated_at = now()
       where excluded.username is not null and excluded.username is distinct from known.username`,
      [tenant, customer, channel, channelChatId, username],
    );
    await client.query(
      `insert into deskgraph.conversations (tenant_id, id, channel, channel_chat_id, customer_id)
       values ($1, $2, $3, $4, $5) on conflict on constraint conversations_pkey do nothing`,
      [tenant, id, channel, channelChatId, customer],
    );
    const found = await client.query<ConversationRow>(
      `select ${columns} from deskgraph.conversations where tenant_id = $1 and id = $2`,
      [tenant, id],
    );
    return conversationOf(only(found.rows, id));
  });
}

export async function findConversation(
  { pool, tenant }: TenantTables,
  id: ConversationId,
): Promise<Conversation | undefined> {
  const found = await pool.query<ConversationRow>(
    `select ${columns} from deskgraph.conversations where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return found.rows[0] && conversationOf(found.rows[0]);
}

export const setOwner = ({ pool, tenant }: TenantTables, id: ConversationId, owner: Owner): Promise<Conversation> =>
  inTransaction(pool, async (client) => changeOwner(client, await lockConversation(client, tenant, id), owner));

export async function cameBack({ pool, tenant }: TenantTables, id: ConversationId): Promise<void> {
  await pool.query(
    `update deskgraph.conversations set unreachable_since = null
     where tenant_id = $1 and id = $2 and unreachable_since is not null`,
    [tenant, id],
  );
}

/**
 * Whoever changes a conversation holds its row first. So changes happen one after the other on any number of machines,
 * and sequence numbers of one conversation are visible in the order in which they were given.
 */
export async function lockConversation(
  client: pg.PoolClient,
  tenant: TenantId,
  id: ConversationId,
): Promise<Conversation> {
  const found = await client.query<ConversationRow>(
    `select ${columns} from deskgraph.conversations where tenant_id = $1 and id = $2 for no key update`,
    [tenant, id],
  );
  return conversationOf(only(found.rows, id));
}

export interface LockedConversation extends Conversation {
  readonly isReachable: boolean;
}

/** Several at once, always in the same order, so that two who lock some of the same do not wait for each other. */
export async function lockConversations(
  client: pg.PoolClient,
  tenant: TenantId,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, LockedConversation>> {
  const found = await client.query<ConversationRow & { readonly is_reachable: boolean }>(
    `select ${columns}, unreachable_since is null as is_reachable from deskgraph.conversations
     where tenant_id = $1 and id = any($2) order by id for no key update`,
    [tenant, ids],
  );
  return new Map(found.rows.map((row) => [row.id, { ...conversationOf(row), isReachable: row.is_reachable }]));
}

/** The conversation is locked by the caller. The epoch grows only when somebody else answers from now on. */
export async function changeOwner(client: pg.PoolClient, of: Conversation, owner: Owner): Promise<Conversation> {
  if (of.owner === owner) return of;
  const epoch = of.epoch + 1;
  await client.query(
    "update deskgraph.conversations set owner = $3, epoch = $4, updated_at = now() where tenant_id = $1 and id = $2",
    [of.tenant, of.id, owner, epoch],
  );
  await withholdWaiting(client, of);
  return { ...of, owner, epoch };
}

/**
 * What the AI has not begun to say is not said any more; when its lane came to it, it would be found stale just the same. Here, so
 * that the next turn knows what was never read. Help for a life at risk always goes.
 */
async function withholdWaiting(client: pg.PoolClient, { tenant, id }: Conversation): Promise<void> {
  await client.query(
    `with stale as (
       update deskgraph.outbox
       set state = 'withheld', settled_at = clock_timestamp(), reason = 'owner_changed'
       where tenant_id = $1 and conversation_id = $2 and state = 'waiting' and sending_at is null and kind = 'reply.send'
         and payload ->> 'by' = 'ai' and payload -> 'reply' ->> 'kind' <> 'safety'
       returning payload -> 'reply' ->> 'id' as reply_id, parts_done
     )
     update deskgraph.transcript as said set withheld = 'owner_changed'
     from stale where said.tenant_id = $1 and said.conversation_id = $2 and said.entry_id = stale.reply_id
       and stale.parts_done = 0`,
    [tenant, id],
  );
}

function only(rows: readonly ConversationRow[], id: ConversationId): ConversationRow {
  const [row] = rows;
  if (row === undefined) throw new UnknownConversation(`There is no conversation ${id}`);
  return row;
}
