import type pg from "pg";
import type { ActFinds, ConversationId, ReplyDraftId } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

/**
 * How a draft stands that a person decides about; the conversation is locked by the caller. A text that the check
 * stopped is no turn: whoever has the chat may say it.
 */
export async function draftStanding(
  client: pg.PoolClient,
  { tenant }: Pick<TenantTables, "tenant">,
  conversation: ConversationId,
  id: ReplyDraftId,
): Promise<ActFinds["draft"]> {
  const found = await client.query<NonNullable<ActFinds["draft"]>>(
    `select d.decided_at is not null as "isDecided", d.turn_id is not null and (
       d.epoch <> c.epoch or exists (
         select from deskgraph.inbounds i
         where i.tenant_id = d.tenant_id and i.conversation_id = d.conversation_id and i.turn_id is null
       )
     ) as "isOvertaken"
     from deskgraph.reply_drafts d
     join deskgraph.conversations c on c.tenant_id = d.tenant_id and c.id = d.conversation_id
     where d.tenant_id = $1 and d.conversation_id = $2 and d.id = $3 and d.said <> '{}'`,
    [tenant, conversation, id],
  );
  return found.rows[0];
}

/** The first decision counts. */
export const markDecided = (
  client: pg.PoolClient,
  { tenant, now }: Pick<TenantTables, "tenant" | "now">,
  id: ReplyDraftId,
): Promise<unknown> =>
  client.query("update deskgraph.reply_drafts set decided_at = $3 where tenant_id = $1 and id = $2", [
    tenant,
    id,
    now(),
  ]);
