import { z } from "zod";
import type {
  ChangedTicket,
  HelpdeskTickets,
  NewTicket,
  Ticket,
  TicketChange,
  TicketFilter,
  VendorCalls,
} from "../../src/core/index.ts";
import { fitsFilter } from "../helpdesk/filter-tickets.ts";
import { readable, rowsOf } from "../helpdesk/rows.ts";
import { longAgo } from "../helpdesk/vendor-time.ts";
import { commentBody } from "./comments.ts";
import {
  changeTicket,
  metaSchema,
  oneTicket,
  readAll,
  readTicket,
  type ZendeskDesk,
  type ZendeskPage,
} from "./desk.ts";
import {
  htmlOf,
  keyName,
  ticketSchema,
  toTicket,
  writtenPriority,
  writtenStatus,
  type ZendeskTicket,
} from "./words.ts";

const ticketsSchema = z.object({ tickets: rowsOf(ticketSchema) });
const ticketsPage = ticketsSchema
  .extend({ meta: metaSchema })
  .transform(({ tickets, meta }): ZendeskPage<ZendeskTicket> => ({ rows: tickets, meta }));
/** By the list and not by search: an index that lags by minutes shows neither the newest nor their state. */
const newestFirst = { path: "/tickets", query: { sort: "-updated_at" }, schema: ticketsPage } as const;

export const zendeskTickets = (desk: ZendeskDesk): HelpdeskTickets => ({
  create: (ticket, calls) => desk.people.whileKnown(ticket.requester, () => createTicket(desk, ticket, calls)),
  findByKey: (key, calls) => findByKey(desk, key, calls),
  get: async (id, calls) => toTicket(await readTicket(desk, id, calls), desk.access.url),
  list: (filter, calls) => listTickets(desk, filter, calls),
  changedSince: (at, calls) => changedSince(desk, at, calls),
  update: (id, change, calls) => setOn(desk, id, { ticket: changeBody(change), isSafeToRepeat: true }, calls),
  close: (id, reason, calls) => {
    const comment = { html_body: htmlOf(reason), public: false };
    return setOn(desk, id, { ticket: { status: "solved", comment } }, calls);
  },
});

async function createTicket(desk: ZendeskDesk, ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
  const requesterId = await desk.people.idOf(ticket.requester, calls);
  const firstWords = { text: ticket.text, isPublic: true, ...(ticket.files ? { files: ticket.files } : {}) };
  const body = {
    ticket: {
      subject: ticket.subject,
      // With the author said: the first words of a follow-up would otherwise be those of the agent in whose name we
      // write.
      comment: await commentBody(desk, firstWords, requesterId, calls),
      requester_id: Number(requesterId),
      priority: writtenPriority[ticket.priority],
      tags: ticket.tags.map(writeTag),
      external_id: ticket.key,
      metadata: { [keyName]: ticket.key },
      custom_fields: Object.entries(ticket.fields ?? {}).map(([id, value]) => ({ id: Number(id), value })),
      ...(ticket.follows === undefined ? {} : { via_followup_source_id: Number(ticket.follows) }),
    },
  };
  // Remembered for two hours (developer.zendesk.com/api-reference/ticketing/tickets/tickets, 2026-11); then the
  // external id tells.
  const headers = { "Idempotency-Key": ticket.key };
  const made = await desk.api(
    { method: "POST", path: "/tickets", isSafeToRepeat: true, body, headers, schema: oneTicket },
    calls,
  );
  return toTicket(made.ticket, desk.access.url);
}

async function findByKey({ api, access }: ZendeskDesk, key: string, calls: VendorCalls): Promise<Ticket | undefined> {
  const query = { external_id: key };
  const { tickets } = await api({ method: "GET", path: "/tickets", query, schema: ticketsSchema }, calls);
  const found = readable(tickets, calls).find(({ external_id: id, status }) => id === key && status !== "deleted");
  return found && toTicket(found, access.url);
}

async function listTickets(desk: ZendeskDesk, filter: TicketFilter, calls: VendorCalls): Promise<Ticket[]> {
  const fitting = (items: readonly ZendeskTicket[]): Ticket[] =>
    items.map((item) => toTicket(item, desk.access.url)).filter((ticket) => fitsFilter(ticket, filter, writeTag));
  const read = await readAll(desk, newestFirst, calls, (items) => fitting(items).length >= filter.limit);
  return fitting(read).slice(0, filter.limit);
}

async function changedSince(desk: ZendeskDesk, at: Date, calls: VendorCalls): Promise<ChangedTicket[]> {
  // One without a time may have changed: it is read, and under the same mark no second time.
  const isOld = ({ updated_at: changed }: ZendeskTicket): boolean =>
    changed !== undefined && Date.parse(changed) < at.getTime();
  const read = await readAll(desk, newestFirst, calls, (items) => items.some(isOld));
  return read.filter((ticket) => !isOld(ticket)).map(({ id, updated_at: mark = longAgo }) => ({ id, mark, at: mark }));
}

async function setOn(
  desk: ZendeskDesk,
  id: string,
  of: { readonly ticket: object; readonly isSafeToRepeat?: true },
  calls: VendorCalls,
): Promise<Ticket> {
  const { ticket } = await changeTicket(desk, id, { ...of, schema: oneTicket }, calls);
  return toTicket(ticket, desk.access.url);
}

const changeBody = ({ status, priority, subject, tags }: TicketChange): object => ({
  ...(status === undefined ? {} : { status: writtenStatus[status] }),
  ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
  ...(subject === undefined ? {} : { subject }),
  ...(tags === undefined ? {} : { tags: tags.map(writeTag) }),
});

/** Tags have no blanks there. */
const writeTag = (tag: string): string => tag.trim().toLowerCase().replace(/\s+/g, "_");
