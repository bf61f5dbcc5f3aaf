import {
  clip,
  FailureError,
  type FullTicket,
  type HelpdeskTickets,
  notFound,
  type Ticket,
  type TicketChange,
  type TicketFilter,
  type VendorCalls,
} from "../../src/core/index.ts";
import { maxPages } from "../helpdesk/read-pages.ts";
import { postComment } from "./comments.ts";
import { createTicket, maxSubjectChars } from "./create-ticket.ts";
import { pageSize, type ZohoDesk } from "./desk.ts";
import { readList } from "./lists.ts";
import { changedSince, findByKey } from "./search.ts";
import { readTags, setTags } from "./tags.ts";
import {
  isGone,
  signedText,
  ticketSchema,
  toFullTicket,
  toTicket,
  typeOfStatus,
  writtenPriority,
  type ZohoTicket,
} from "./words.ts";

export const zohoTickets = (desk: ZohoDesk): HelpdeskTickets => ({
  create: (ticket, calls) => createTicket(desk, ticket, calls),
  findByKey: (key, calls) => findByKey(desk, key, calls),
  get: (id, calls) => getTicket(desk, id, calls),
  list: (filter, calls) => listTickets(desk, filter, calls),
  changedSince: (since, calls) => changedSince(desk, since, calls),
  update: (id, change, calls) => updateTicket(desk, id, change, calls),
  close: async (id, reason, calls) => {
    const { api } = await desk.account.at(calls);
    const content = signedText({ text: reason, from: "us", key: `close-${id}` });
    await postComment(api, id, { content, isPublic: false }, calls);
    const ticket = await patchTicket(desk, id, { status: await desk.account.statusName("Closed", calls) }, calls);
    return withTags(desk, ticket, calls);
  },
});

const withTags = async (desk: ZohoDesk, ticket: ZohoTicket, calls: VendorCalls): Promise<Ticket> =>
  toTicket(ticket, await readTags(desk, ticket, calls), desk.access.keyField);

async function readTicket({ account }: ZohoDesk, id: string, calls: VendorCalls): Promise<ZohoTicket> {
  const { api } = await account.at(calls);
  const query = { include: "contacts" };
  const ticket = await api(
    { method: "GET", path: `/tickets/${id}`, isOfOne: true, query, schema: ticketSchema },
    calls,
  );
  if (isGone(ticket)) throw new FailureError({ outcome: "refused", code: notFound });
  return ticket;
}

async function getTicket(desk: ZohoDesk, id: string, calls: VendorCalls): Promise<FullTicket> {
  const ticket = await readTicket(desk, id, calls);
  return toFullTicket(ticket, await readTags(desk, ticket, calls), desk.access.keyField);
}

/** Sets what is told, so twice is once. */
async function patchTicket({ account }: ZohoDesk, id: string, body: object, calls: VendorCalls): Promise<ZohoTicket> {
  const { api } = await account.at(calls);
  // Otherwise closing one would mail the customer.
  const query = { disableClosureNotification: "true" };
  const call = { method: "PATCH", path: `/tickets/${id}`, isOfOne: true, isSafeToRepeat: true, query, body } as const;
  return api({ ...call, schema: ticketSchema }, calls);
}

async function listTickets(
  desk: ZohoDesk,
  { status, priority, tags = [], limit: count }: TicketFilter,
  calls: VendorCalls,
): Promise<Ticket[]> {
  const { api, departmentId } = await desk.account.at(calls);
  const names = status === undefined ? undefined : await desk.account.statusNames(typeOfStatus[status], calls);
  const query = {
    departmentId,
    limit: pageSize,
    sortBy: "-createdTime",
    fields: desk.access.keyField,
    status: names?.join(","),
    priority: priority && writtenPriority[priority],
  };
  const found = new Map<string, Ticket>();
  for (let from = 0, page = 0; page < maxPages && found.size < count; page += 1) {
    const rows = await readList(api, { path: "/tickets", query: { ...query, from }, item: ticketSchema }, calls);
    for (const row of rows) {
      // What others write meanwhile moves rows to the next page.
      if (found.has(row.id) || found.size >= count || row.tagCount < tags.length) continue;
      const ticket = await withTags(desk, row, calls);
      if (tags.every((tag) => ticket.tags.includes(tag))) found.set(row.id, ticket);
    }
    from += rows.length;
    if (rows.length < pageSize) break;
  }
  return [...found.values()];
}

async function updateTicket(
  desk: ZohoDesk,
  id: string,
  { status, priority, subject, tags }: TicketChange,
  calls: VendorCalls,
): Promise<Ticket> {
  const body = {
    ...(status === undefined ? {} : { status: await desk.account.statusName(typeOfStatus[status], calls) }),
    ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
    ...(subject === undefined ? {} : { subject: clip(subject, maxSubjectChars) }),
  };
  // An empty change is refused.
  const isEmpty = Object.keys(body).length === 0;
  const ticket = isEmpty ? await readTicket(desk, id, calls) : await patchTicket(desk, id, body, calls);
  if (tags === undefined) return withTags(desk, ticket, calls);
  await setTags(desk, id, await readTags(desk, ticket, calls), tags, calls);
  return toTicket(ticket, tags, desk.access.keyField);
}
