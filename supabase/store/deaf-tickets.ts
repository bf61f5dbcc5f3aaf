import type { ConversationId, DeafTicket, TicketPlace } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface DeafRow {
  readonly ticketId: string;
  readonly conversationId: ConversationId;
  readonly mark: string | null;
  readonly tries: number;
  readonly againAt: Date | null;
}

export async function deafTickets(
  { pool, tenant }: TenantTables,
  { helpdesk, account }: TicketPlace,
): Promise<DeafTicket[]> {
  const found = await pool.query<DeafRow>(
    `select ticket_id as "ticketId", conversation_id as "conversationId", deaf_mark as mark, deaf_tries as tries,
       deaf_until as "againAt"
     from deskgraph.tickets
     where tenant_id = $1 and helpdesk = $2 and ($3::text is null or account in ($3, '')) and deaf_tries > 0
     order by deaf_until limit 1000`,
    [tenant, helpdesk, account ?? null],
  );
  return found.rows.map(({ mark, againAt, ...row }) => ({
    ...row,
    mark: mark ?? "",
    ...(againAt === null ? {} : { againAt }),
  }));
}

export async function setDeaf(
  { pool, tenant }: TenantTables,
  { helpdesk, account }: TicketPlace,
  ticketId: string,
  deaf: Omit<DeafTicket, "ticketId" | "conversationId"> | undefined,
): Promise<void> {
  await pool.query(
    `update deskgraph.tickets set deaf_mark = $5, deaf_tries = $6, deaf_until = $7
     where tenant_id = $1 and helpdesk = $2 and ticket_id = $3 and ($4::text is null or account in ($4, ''))`,
    [tenant, helpdesk, ticketId, account ?? null, deaf?.mark ?? null, deaf?.tries ?? 0, deaf?.againAt ?? null],
  );
}
