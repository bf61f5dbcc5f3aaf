import type { ConversationId, LinkedTicket } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

export async function linkTicket({ pool, tenant }: TenantTables, ticket: LinkedTicket): Promise<void> {
  const { helpdesk, ticketId, conversationId, url } = ticket;
  await pool.query(
    `insert into deskgraph.tickets (tenant_id, helpdesk, ticket_id, conversation_id, url)
     values ($1, $2, $3, $4, $5) on conflict on constraint tickets_pkey do nothing`,
    [tenant, helpdesk, ticketId, conversationId, url ?? null],
  );
}

export async function ticketOf(
  { pool, tenant }: TenantTables,
  helpdesk: string,
  conversationId: ConversationId,
): Promise<LinkedTicket | undefined> {
  const found = await pool.query<{ ticket_id: string; url: string | null }>(
    `select ticket_id, url from deskgraph.tickets
     where tenant_id = $1 and helpdesk = $2 and conversation_id = $3 order by linked_at desc limit 1`,
    [tenant, helpdesk, conversationId],
  );
  const [row] = found.rows;
  return row && { helpdesk, conversationId, ticketId: row.ticket_id, ...(row.url === null ? {} : { url: row.url }) };
}

export async function conversationOfTicket(
  { pool, tenant }: TenantTables,
  helpdesk: string,
  ticketId: string,
): Promise<ConversationId | undefined> {
  const found = await pool.query<{ id: ConversationId }>(
    `select conversation_id as id from deskgraph.tickets where tenant_id = $1 and helpdesk = $2 and ticket_id = $3`,
    [tenant, helpdesk, ticketId],
  );
  return found.rows[0]?.id;
}
