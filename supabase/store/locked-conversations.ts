import type pg from "pg";
import {
  alwaysSent,
  type Conversation,
  type ConversationId,
  isSameSpeaker,
  type Owner,
  type TenantId,
} from "../../src/core/index.ts";
import { type ConversationRow, conversationColumns, conversationFromRow, onlyRow } from "./conversations.ts";

/**
 * Every change of a conversation begins with this lock. So changes happen one after the other on any number of
 * machines, and sequence numbers of one conversation are visible in the order in which they were given.
 */
export async function lockConversation(
  client: pg.PoolClient,
  tenant: TenantId,
  id: ConversationId,
): Promise<Conversation> {
  const found = await client.query<ConversationRow>(
    `select ${conversationColumns} from deskgraph.conversations where tenant_id = $1 and id = $2 for no key update`,
    [tenant, id],
  );
  return conversationFromRow(onlyRow(found.rows, id));
}

interface LockedConversation extends Conversation {
  readonly isReachable: boolean;
}

/**
 * Several at once, always in the same order, so that two transactions that lock some of the same do not wait for each
 * other.
 */
export async function lockConversations(
  client: pg.PoolClient,
  tenant: TenantId,
  ids: readonly ConversationId[],
): Promise<Map<ConversationId, LockedConversation>> {
  const found = await client.query<ConversationRow & { readonly is_reachable: boolean }>(
    `select ${conversationColumns}, unreachable_since is null as is_reachable from deskgraph.conversations
     where tenant_id = $1 and id = any($2) order by id for no key update`,
    [tenant, ids],
  );
  return new Map(found.rows.map((row) => [row.id, { ...conversationFromRow(row), isReachable: row.is_reachable }]));
}

/** The conversation is locked by the caller. The epoch grows only when somebody else speaks from now on. */
export async function changeOwner<C extends Conversation>(
  client: pg.PoolClient,
  of: C,
  owner: Owner,
  at: Date,
): Promise<C> {
  if (of.owner === owner) return of;
  const isSame = isSameSpeaker(of.owner, owner);
  const epoch = isSame ? of.epoch : of.epoch + 1;
  await client.query(
    "update deskgraph.conversations set owner = $3, epoch = $4, updated_at = $5 where tenant_id = $1 and id = $2",
    [of.tenant, of.id, owner, epoch, at],
  );
  if (!isSame) await withholdWaiting(client, of, at);
  return { ...of, owner, epoch };
}

/**
 * What the AI has not begun to say is not said any more. When its lane came to it, it would be found stale just the
 * same; it is set aside here, so that the next turn knows what was never read.
 */
async function withholdWaiting(client: pg.PoolClient, { tenant, id }: Conversation, at: Date): Promise<void> {
  await client.query(
    `with stale as (
       update deskgraph.outbox
       set state = 'withheld', settled_at = $5, reason = 'owner_changed'
       where tenant_id = $1 and conversation_id = $2 and state = 'waiting' and sending_at is null and kind = 'reply.send'
         and payload ->> 'by' <> all($3) and payload -> 'reply' ->> 'kind' <> all($4)
       returning payload -> 'reply' ->> 'id' as reply_id, parts_done
     )
     update deskgraph.transcript as said set withheld = 'owner_changed'
     from stale where said.tenant_id = $1 and said.conversation_id = $2 and said.entry_id = stale.reply_id
       and stale.parts_done = 0`,
    [tenant, id, alwaysSent.by, alwaysSent.kinds, at],
  );
}

/** The conversation is locked by the caller. */
export async function changeReachable(
  client: pg.PoolClient,
  of: LockedConversation,
  isReachable: boolean,
  at: Date,
): Promise<LockedConversation> {
  if (of.isReachable === isReachable) return of;
  await client.query(
    `update deskgraph.conversations
     set unreachable_since = case when $3 then null else $4::timestamptz end where tenant_id = $1 and id = $2`,
    [of.tenant, of.id, isReachable, at],
  );
  return { ...of, isReachable };
}
