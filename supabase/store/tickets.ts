import {
  type ConversationId,
  type EffectKey,
  type EffectState,
  hasLiveTicket,
  type LinkedTicket,
  type NewestTickets,
  type SeenTicket,
  type TicketPlace,
  type TicketRequest,
} from "../../src/core/index.ts";
import { type EffectRow, effectColumns, effectFromRow } from "./outbox.ts";
import type { TenantTables } from "./tenant-tables.ts";

export async function linkTicket({ pool, tenant }: TenantTables, ticket: LinkedTicket): Promise<void> {
  const { helpdesk, account = "", ticketId, conversationId, url, key, requesterId } = ticket;
  await pool.query(
    `insert into deskgraph.tickets
       (tenant_id, helpdesk, ticket_id, conversation_id, url, key, account, event_prefix, requester_id)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9
     where not exists (
       select from deskgraph.tickets
       where tenant_id = $1 and helpdesk = $2 and ticket_id = $3 and conversation_id = $4
         and ($7 = '' or account in ($7, ''))
     )
     on conflict on constraint tickets_pkey do nothing`,
    [
      ...[tenant, helpdesk, ticketId, conversationId, url ?? null, key ?? null],
      ...[account, account === "" ? "" : `${account}/`, requesterId ?? null],
    ],
  );
}

interface TicketRow {
  readonly helpdesk: string;
  readonly account: string;
  readonly ticketId: string;
  readonly conversationId: ConversationId;
  readonly url: string | null;
  readonly key: EffectKey | null;
  readonly requesterId: string | null;
  readonly isSolved: boolean;
  readonly updatedAt: string | null;
  readonly changeCount: number;
  readonly eventPrefix: string;
}
const columns = `helpdesk, account, event_prefix as "eventPrefix", ticket_id as "ticketId", conversation_id as "conversationId", url, key, requester_id as "requesterId", is_solved as "isSolved",
  vendor_updated_at as "updatedAt", changes as "changeCount"`;

/** What is written in the ticket of an erased customer is for nobody, and is not read. */
const isOfSomebody = `not exists (
  select from deskgraph.conversations c
  where c.tenant_id = tickets.tenant_id and c.id = tickets.conversation_id and c.erased_at is not null
)`;

const ticketFromRow = ({ url, key, requesterId, updatedAt, ...row }: TicketRow): LinkedTicket & SeenTicket => ({
  ...row,
  ...(url === null ? {} : { url }),
  ...(key === null ? {} : { key }),
  ...(requesterId === null ? {} : { requesterId }),
  ...(updatedAt === null ? {} : { updatedAt }),
});

export async function newestTicket(
  { pool, tenant }: TenantTables,
  conversationId: ConversationId,
  places: readonly TicketPlace[],
): Promise<(LinkedTicket & SeenTicket) | undefined> {
  const found = await pool.query<TicketRow>(
    `select ${columns} from deskgraph.tickets
     where tenant_id = $1 and conversation_id = $2 and exists (
       select from unnest($3::text[], $4::text[]) as place (name, account)
       where place.name = helpdesk and (place.account is null or tickets.account in (place.account, ''))
     )
     order by linked_at desc limit 1`,
    [tenant, conversationId, places.map((place) => place.helpdesk), places.map(({ account }) => account ?? null)],
  );
  return found.rows[0] && ticketFromRow(found.rows[0]);
}

export async function ticketRequest(
  { pool, tenant }: TenantTables,
  conversationId: ConversationId,
  before?: EffectKey,
): Promise<TicketRequest | undefined> {
  const found = await pool.query<EffectRow & { readonly state: EffectState; readonly isOpened: boolean }>(
    `select ${effectColumns}, state,
       state = 'done' and receipt ? 'externalId' or exists (
         select from deskgraph.tickets t
         where t.tenant_id = $1 and t.conversation_id = $2
           -- Links from before they kept their key were made for the request before them.
           and (t.key = request.key or t.key is null and t.linked_at >= request.stored_at)
       ) as "isOpened"
     from deskgraph.outbox request
     where tenant_id = $1 and conversation_id = $2 and kind = 'ticket.open'
       and ($3::text is null or seq < (select seq from deskgraph.outbox where tenant_id = $1 and key = $3))
     order by seq desc limit 1`,
    [tenant, conversationId, before ?? null],
  );
  const [row] = found.rows;
  const effect = row && effectFromRow(row);
  return row !== undefined && effect?.kind === "ticket.open"
    ? { effect, state: row.state, isOpened: row.isOpened }
    : undefined;
}

export async function linkedTicket(
  { pool, tenant }: TenantTables,
  { helpdesk, account }: TicketPlace,
  ticketId: string,
): Promise<(LinkedTicket & SeenTicket) | undefined> {
  const found = await pool.query<TicketRow>(
    `select ${columns} from deskgraph.tickets
     where tenant_id = $1 and helpdesk = $2 and ticket_id = $3 and ($4::text is null or account in ($4, ''))
       and ${isOfSomebody}
     order by account = '', linked_at desc limit 1`,
    [tenant, helpdesk, ticketId, account ?? null],
  );
  return found.rows[0] && ticketFromRow(found.rows[0]);
}

export async function sawTicket(
  { pool, tenant }: TenantTables,
  { helpdesk, account = "", ticketId }: Pick<LinkedTicket, "helpdesk" | "account" | "ticketId">,
  before: Pick<SeenTicket, "changeCount">,
  { isSolved, updatedAt }: Pick<SeenTicket, "isSolved" | "updatedAt">,
): Promise<boolean> {
  const saw = await pool.query(
    `update deskgraph.tickets
     set is_solved = $4, vendor_updated_at = $5, changes = changes + case when is_solved = $4 then 0 else 1 end
     where tenant_id = $1 and helpdesk = $2 and ticket_id = $3 and account = $7 and changes = $6`,
    [tenant, helpdesk, ticketId, isSolved, updatedAt ?? null, before.changeCount, account],
  );
  return saw.rowCount === 1;
}

export async function hasLiveTickets(
  { pool, tenant }: TenantTables,
  { helpdesk, account }: TicketPlace,
): Promise<boolean> {
  const found = await pool.query<NewestTickets>(
    `select
       (extract(epoch from clock_timestamp() - max(coalesce(vendor_updated_at::timestamptz, linked_at))
         filter (where is_solved)) * 1000)::float8 as "solvedAgeMs",
       (extract(epoch from clock_timestamp() - max(linked_at) filter (where not is_solved)) * 1000)::float8 as "openAgeMs"
     from deskgraph.tickets where tenant_id = $1 and helpdesk = $2 and ($3::text is null or account in ($3, ''))
       and ${isOfSomebody}`,
    [tenant, helpdesk, account ?? null],
  );
  const [newest] = found.rows;
  return newest !== undefined && hasLiveTicket(newest);
}
