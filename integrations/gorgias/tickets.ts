import { z } from "zod";
import {
  type ChangedTicket,
  clip,
  FailureError,
  type HelpdeskTickets,
  type NewTicket,
  notFound,
  type Ticket,
  type TicketChange,
  type TicketFilter,
  type VendorCalls,
} from "../../src/core/index.ts";
import { fitsFilter } from "../helpdesk/filter-tickets.ts";
import { isTooLarge } from "../helpdesk/read-pages.ts";
import { readable } from "../helpdesk/rows.ts";
import { longAgo } from "../helpdesk/vendor-time.ts";
import { type GorgiasDesk, messageBody, pageOf, readAll } from "./desk.ts";
import {
  changedAt,
  externalIdOf,
  type GorgiasTicket,
  isGone,
  ticketSchema,
  toTicket,
  writtenPriority,
  writtenStatus,
} from "./words.ts";

const maxSubjectChars = 998;
/** 201 and 202 may come with nothing in them. */
const anything = z.unknown();
/** It filters by neither status, priority nor tags; trashed tickets would come along. */
const newestFirst = {
  path: "/tickets",
  query: { order_by: "updated_datetime:desc", trashed: "false" },
  item: ticketSchema,
} as const;

export const gorgiasTickets = (desk: GorgiasDesk): HelpdeskTickets => ({
  create: (ticket, calls) => desk.people.whileKnown(ticket.requester, () => createTicket(desk, ticket, calls)),
  findByKey: (key, calls) => findByKey(desk, key, calls),
  get: async (id, calls) => toTicket(await readTicket(desk, id, calls), desk.access.url),
  list: (filter, calls) => listTickets(desk, filter, calls),
  changedSince: (at, calls) => changedSince(desk, at, calls),
  update: (id, change, calls) => setOn(desk, id, changeBody(change), calls),
  close: async (id, reason, calls) => {
    const note = { channel: "internal-note", via: "api", from_agent: true, public: false, body_text: reason };
    const body = { ...note, external_id: externalIdOf(`close-${id}`) };
    await desk.api({ method: "POST", path: `/tickets/${id}/messages`, isOfOne: true, body, schema: anything }, calls);
    return setOn(desk, id, { status: "closed" }, calls);
  },
});

async function readTicket({ api }: GorgiasDesk, id: string, calls: VendorCalls): Promise<GorgiasTicket> {
  const ticket = await api({ method: "GET", path: `/tickets/${id}`, isOfOne: true, schema: ticketSchema }, calls).catch(
    async (error: unknown) => {
      // With all that was ever said in it; the row of a list comes without.
      if (!isTooLarge(error)) throw error;
      const query = { ticket_ids: id };
      const { data } = await api({ method: "GET", path: "/tickets", query, schema: pageOf(ticketSchema) }, calls);
      return readable(data, calls).find((each) => each.id === id);
    },
  );
  if (ticket === undefined || isGone(ticket)) throw new FailureError({ outcome: "refused", code: notFound });
  return ticket;
}

async function createTicket(desk: GorgiasDesk, ticket: NewTicket, calls: VendorCalls): Promise<Ticket> {
  const customerId = await desk.people.idOf(ticket.requester, calls);
  const firstWords = { ...ticket, isPublic: true, from: "customer" } as const;
  const body = {
    channel: "api",
    via: "api",
    from_agent: false,
    external_id: ticket.key,
    status: "open",
    subject: clip(ticket.subject, maxSubjectChars),
    priority: writtenPriority[ticket.priority],
    customer: { id: Number(customerId) },
    tags: ticket.tags.map((name) => ({ name })),
    custom_fields: Object.entries(ticket.fields ?? {}).map(([id, value]) => ({ id: Number(id), value })),
    messages: [await messageBody(desk, firstWords, customerId, calls)],
  };
  const made = await desk.api({ method: "POST", path: "/tickets", body, schema: ticketSchema }, calls);
  return toTicket(made, desk.access.url);
}

async function findByKey({ api, access }: GorgiasDesk, key: string, calls: VendorCalls): Promise<Ticket | undefined> {
  const query = { external_id: key, trashed: "false" };
  const { data } = await api({ method: "GET", path: "/tickets", query, schema: pageOf(ticketSchema) }, calls);
  const found = readable(data, calls).find((ticket) => ticket.external_id === key && !isGone(ticket));
  return found && toTicket(found, access.url);
}

/** Pages are read until enough fit. */
async function listTickets(desk: GorgiasDesk, filter: TicketFilter, calls: VendorCalls): Promise<Ticket[]> {
  const fitting = (items: readonly GorgiasTicket[]): Ticket[] =>
    items.map((item) => toTicket(item, desk.access.url)).filter((ticket) => fitsFilter(ticket, filter));
  const read = await readAll(desk, newestFirst, calls, (items) => fitting(items).length >= filter.limit);
  return fitting(read).slice(0, filter.limit);
}

async function changedSince(desk: GorgiasDesk, since: Date, calls: VendorCalls): Promise<ChangedTicket[]> {
  // One without a time may have changed: it is read, and under the same mark no second time.
  const isOld = (ticket: GorgiasTicket): boolean => Date.parse(changedAt(ticket) ?? "") < since.getTime();
  const read = await readAll(desk, newestFirst, calls, (items) => items.some(isOld));
  return read
    .filter((ticket) => !isOld(ticket))
    .map((ticket) => ({ id: ticket.id, mark: changedAt(ticket) ?? longAgo, at: changedAt(ticket) ?? longAgo }));
}

/** Sets what is told, so twice is once. */
async function setOn(desk: GorgiasDesk, id: string, body: object, calls: VendorCalls): Promise<Ticket> {
  const call = { method: "PUT", path: `/tickets/${id}`, isOfOne: true, isSafeToRepeat: true, body } as const;
  const ticket = await desk.api({ ...call, schema: ticketSchema.optional() }, calls);
  return toTicket(ticket ?? (await readChanged(desk, id, calls)), desk.access.url);
}

/** 202 may come with nothing in it. As long as what is there now cannot be read, the change is not sure. */
const readChanged = (desk: GorgiasDesk, id: string, calls: VendorCalls): Promise<GorgiasTicket> =>
  readTicket(desk, id, calls).catch((error: unknown) => {
    if (!(error instanceof FailureError) || error.failure.outcome !== "retry") throw error;
    throw new FailureError({ outcome: "uncertain", code: error.failure.code });
  });

const changeBody = ({ status, priority, subject, tags }: TicketChange): object => ({
  ...(status === undefined ? {} : { status: writtenStatus[status] }),
  ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
  ...(subject === undefined ? {} : { subject: clip(subject, maxSubjectChars) }),
  ...(tags === undefined ? {} : { tags: tags.map((name) => ({ name })) }),
});
