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

export interface ConversationRow {
  readonly id: ConversationId;
  readonly tenant_id: TenantId;
  readonly channel: string;
  readonly channel_chat_id: string;
  readonly customer_id: CustomerId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly language: Language | null;
}

export const conversationColumns = "id, tenant_id, channel, channel_chat_id, customer_id, owner, epoch, language";

export const conversationFromRow = (row: ConversationRow): Conversation => ({
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
  { pool, tenant, now }: TenantTables,
  chat: { readonly channel: string; readonly channelChatId: string; readonly username?: string },
): Promise<Conversation> {
  const channel = storableId("the channel", chat.channel);
  const channelChatId = storableId("the chat's id", chat.channelChatId);
  const username = chat.username === undefined ? null : storableText(chat.username);
  const id = conversationIdOf(tenant, chat);
  const customer = customerIdOf(tenant, chat);
  // Nearly always it is there: one look instead of a transaction.
  const known = await pool.query<ConversationRow>(
    `select ${conversationColumns} from deskgraph.conversations as c where tenant_id = $1 and id = $2 and exists (
       select from deskgraph.customers as u
       where u.tenant_id = $1 and u.id = c.customer_id and ($3::text is null or u.username = $3)
     )`,
    [tenant, id, username],
  );
  if (known.rows[0] !== undefined) return conversationFromRow(known.rows[0]);
  const row = [tenant, id, channel, channelChatId, customer, username, now()];
  return inTransaction(pool, async (client) => conversationFromRow(onlyRow(await insertChat(client, row), id)));
}

/** Answers what is there by then, whoever wrote it. */
async function insertChat(client: pg.PoolClient, row: readonly unknown[]): Promise<readonly ConversationRow[]> {
  const [tenant, id, channel, channelChatId, customer, username, at] = row;
  await client.query(
    `insert into deskgraph.customers as known
       (tenant_id, id, channel, channel_chat_id, username, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)
     on conflict on constraint customers_pkey do update set username = excluded.username, updated_at = $6
     where excluded.username is not null and excluded.username is distinct from known.username`,
    [tenant, customer, channel, channelChatId, username, at],
  );
  await client.query(
    `insert into deskgraph.conversations
       (tenant_id, id, channel, channel_chat_id, customer_id, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6) on conflict on constraint conversations_pkey do nothing`,
    [tenant, id, channel, channelChatId, customer, at],
  );
  const found = await client.query<ConversationRow>(
    `select ${conversationColumns} from deskgraph.conversations where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return found.rows;
}

export async function findConversation(
  { pool, tenant }: TenantTables,
  id: ConversationId,
): Promise<Conversation | undefined> {
  const found = await pool.query<ConversationRow>(
    `select ${conversationColumns} from deskgraph.conversations where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return found.rows[0] && conversationFromRow(found.rows[0]);
}

/** All of a customer's, oldest first. */
export async function conversationsOf(
  { pool, tenant }: TenantTables,
  customer: CustomerId,
): Promise<readonly Conversation[]> {
  const found = await pool.query<ConversationRow>(
    `select ${conversationColumns} from deskgraph.conversations
     where tenant_id = $1 and customer_id = $2 order by created_at, id`,
    [tenant, customer],
  );
  return found.rows.map(conversationFromRow);
}

export async function cameBack({ pool, tenant }: TenantTables, id: ConversationId): Promise<void> {
  await pool.query(
    `update deskgraph.conversations set unreachable_since = null
     where tenant_id = $1 and id = $2 and unreachable_since is not null`,
    [tenant, id],
  );
}

/** The one row that is asked for. */
export function onlyRow<Row extends ConversationRow>(rows: readonly Row[], id: ConversationId): Row {
  const [row] = rows;
  if (row === undefined) throw new UnknownConversation(`There is no conversation ${id}`);
  return row;
}
