import type {
  ConversationId,
  EffectKey,
  EffectState,
  LinkedTicket,
  SeenTicket,
  TicketWish,
} from "../../src/core/index.ts";
import { type EffectRow, effectColumns, effectOf } from "./outbox.ts";
import type { TenantTables } from "./tenant-tables.ts";

export async function linkTicket({ pool, tenant }: TenantTables, ticket: LinkedTicket): Promise<void> {
  const { helpdesk, ticketId, conversationId, url, key } = ticket;
  await pool.query(
    `insert into deskgraph.tickets (tenant_id, helpdesk, ticket_id, conversation_id, url, key)
     values ($1, $2, $3, $4, $5, $6) on conflict on constraint tickets_pkey do nothing`,
    [tenant, helpdesk, ticketId, conversationId, url ?? null, key ?? null],
  );
}

interface TicketRow {
  readonly helpdesk: string;
  readonly ticketId: string;
  readonly conversationId: ConversationId;
  readonly url: string | null;
  readonly key: EffectKey | null;
  readonly isSolved: boolean;
  readonly updatedAt: string | null;
  readonly changeCount: number;
}
const columns = `helpdesk, ticket_id as "ticketId", conversation_id as "conversationId", url, key, is_solved as "isSolved",
  vendor_updated_at as "updatedAt", changes as "changeCount"`;

const ofRow = ({ url, key, updatedAt, ...row }: TicketRow): LinkedTicket & SeenTicket => ({
  ...row,
  ...(url === null ? {} : { url }),
  ...(key === null ? {} : { key }),
  ...(updatedAt === null ? {} : { updatedAt }),
});

export async function ticketOf(
  { pool, tenant }: TenantTables,
  conversationId: ConversationId,
  helpdesks: readonly string[],
): Promise<(LinkedTicket & SeenTicket) | undefined> {
  const found = await pool.query<TicketRow>(
    `select ${columns} from deskgraph.tickets
     where tenant_id = $1 and conversation_id = $2 and helpdesk = any($3) order by linked_at desc limit 1`,
    [tenant, conversationId, helpdesks],
  );
  return found.rows[0] && ofRow(found.rows[0]);
}

export async function ticketWish(
  { pool, tenant }: TenantTables,
  conversationId: ConversationId,
  before?: EffectKey,
): Promise<TicketWish | undefined> {
  const found = await pool.query<EffectRow & { readonly state: EffectState; readonly isOpened: boolean }>(
    `select ${effectColumns}, state,
       state = 'done' and receipt ? 'externalId' or exists (
         select from deskgraph.tickets t
         where t.tenant_id = $1 and t.conversation_id = $2 and t.key = wish.key
       ) as "isOpened"
     from deskgraph.outbox wish
     where tenant_id = $1 and conversation_id = $2 and kind = 'ticket.open'
       and ($3::text is null or seq < (select seq from deskgraph.outbox where tenant_id = $1 and key = $3))
     order by seq desc limit 1`,
    [tenant, conversationId, before ?? null],
  );
  const [row] = found.rows;
  const effect = row && effectOf(row);
  return row !== undefined && effect?.kind === "ticket.open"
    ? { effect, state: row.state, isOpened: row.isOpened }
    : undefined;
}

export async function linkedTicket(
  { pool, tenant }: TenantTables,
  helpdesk: string,
  ticketId: string,
): Promise<(LinkedTicket & SeenTicket) | undefined> {
  const found = await pool.query<TicketRow>(
    `select ${columns} from deskgraph.tickets where tenant_id = $1 and helpdesk = $2 and ticket_id = $3`,
    [tenant, helpdesk, ticketId],
  );
  return found.rows[0] && ofRow(found.rows[0]);
}

export async function sawTicket(
  { pool, tenant }: TenantTables,
  { helpdesk, ticketId }: Pick<LinkedTicket, "helpdesk" | "ticketId">,
  before: SeenTicket,
  { isSolved, updatedAt }: Omit<SeenTicket, "changeCount">,
): Promise<boolean> {
  const saw = await pool.query(
    `update deskgraph.tickets
     set is_solved = $4, vendor_updated_at = $5, changes = changes + case when is_solved = $4 then 0 else 1 end
     where tenant_id = $1 and helpdesk = $2 and ticket_id = $3 and changes = $6`,
    [tenant, helpdesk, ticketId, isSolved, updatedAt ?? null, before.changeCount],
  );
  return saw.rowCount === 1;
}

/** A solved one gets a last word now and then; one that nobody solved for months is forgotten there, too. */
export async function hasLiveTickets({ pool, tenant }: TenantTables, helpdesk: string): Promise<boolean> {
  const found = await pool.query(
    `select from deskgraph.tickets
     where tenant_id = $1 and helpdesk = $2
       and case when is_solved
         then coalesce(vendor_updated_at::timestamptz, linked_at) > clock_timestamp() - interval '7 days'
         else linked_at > clock_timestamp() - interval '90 days' end
     limit 1`,
    [tenant, helpdesk],
  );
  return found.rowCount === 1;
}
