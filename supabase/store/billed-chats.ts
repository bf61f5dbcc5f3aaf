import { type ConversationId, conversationId } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** In which chats a bill was shown, the newest first; what became of it says the chat's state. */
export async function billedChats({ pool, tenant }: Home, limit: number): Promise<readonly ConversationId[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select o.conversation_id as id from deskgraph.outbox o
     join deskgraph.conversations c on c.tenant_id = o.tenant_id and c.id = o.conversation_id and c.erased_at is null
     where o.tenant_id = $1 and o.kind = 'crm.status' and o.payload ->> 'stage' = 'invoice_sent'
     group by o.conversation_id order by max(o.seq) desc limit $2`,
    [tenant, limit],
  );
  return rows.map(({ id }) => conversationId(id));
}
