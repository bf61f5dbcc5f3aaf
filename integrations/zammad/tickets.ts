import {
  type ChangedTicket,
  FailureError,
  type HelpdeskTickets,
  type Ticket,
  type TicketChange,
  type TicketFilter,
  type TicketStatus,
  type VendorCalls,
} from "../../src/core/index.ts";
import { longAgo } from "../helpdesk/vendor-time.ts";
import { ticketCreator } from "./create-ticket.ts";
import { articleBody, expanded, readOpenTicket, readTags, readTicket, setTags, type ZammadDesk } from "./desk.ts";
import { allThereAre, changedAfter, findTickets, hasTags, type ZammadNumbers, zammadNumbers } from "./search.ts";
import { tagOfKey, ticketSchema, toTicket, writtenPriority, writtenStatus, type ZammadTicket } from "./words.ts";

/** A pending ticket has a time, at which Zammad reminds the agent. */
const pendingMs = 24 * 3_600_000;

export function zammadTickets(desk: ZammadDesk): HelpdeskTickets {
  const numbers = zammadNumbers(desk.api);
  return {
    create: ticketCreator(desk),
    findByKey: (key, calls) => findByKey(desk, key, calls),
    get: async (id, calls) => withTags(desk, await readTicket(desk, id, calls), calls),
    list: (filter, calls) => listTickets(desk, numbers, filter, calls),
    changedSince: (since, calls) => changedSince(desk, since, calls),
    update: (id, change, calls) => updateTicket(desk, id, change, calls),
    close: async (id, reason, calls) => {
      await readOpenTicket(desk, id, calls);
      const article = articleBody({ key: `close-${id}`, text: reason, isPublic: false, from: "us" });
      const path = `/tickets/${id}`;
      const body = { state: "closed", article };
      const ticket = await desk.api(
        { method: "PUT", path, isOfOne: true, query: expanded, body, schema: ticketSchema },
        calls,
      );
      return withTags(desk, ticket, calls);
    },
  };
}

const withTags = async (desk: ZammadDesk, ticket: ZammadTicket, calls: VendorCalls): Promise<Ticket> =>
  toTicket(ticket, await readTags(desk, ticket.id, calls), desk.access.url);

async function findByKey(desk: ZammadDesk, key: string, calls: VendorCalls): Promise<Ticket | undefined> {
  for (const ticket of await findTickets(desk.api, hasTags([tagOfKey(key)]), 100, calls)) {
    const found = await withTags(desk, ticket, calls);
    if (found.key === key) return found;
  }
  return undefined;
}

async function listTickets(
  desk: ZammadDesk,
  numbers: ZammadNumbers,
  filter: TicketFilter,
  calls: VendorCalls,
): Promise<Ticket[]> {
  const condition = await numbers.condition(filter, calls);
  const found: Ticket[] = [];
  for (const ticket of await findTickets(desk.api, condition, filter.limit, calls)) {
    found.push(await withTags(desk, ticket, calls));
  }
  return found;
}

async function changedSince({ api }: ZammadDesk, since: Date, calls: VendorCalls): Promise<ChangedTicket[]> {
  const found = await findTickets(api, changedAfter(since), allThereAre, calls);
  return found.map(({ id, updated_at: at = longAgo }) => ({ id: String(id), mark: at, at }));
}

/** A part of the change: while it cannot be told what the ticket is now, the change is not sure. */
const assertOpen = (desk: ZammadDesk, id: string, calls: VendorCalls): Promise<unknown> =>
  readOpenTicket(desk, id, calls).catch((error: unknown) => {
    if (!(error instanceof FailureError) || error.failure.outcome !== "retry") throw error;
    if (error.failure.vendorIsWell) throw error;
    throw new FailureError({ outcome: "uncertain", code: error.failure.code });
  });

/** Sets what is told, so twice is once. */
async function updateTicket(
  desk: ZammadDesk,
  id: string,
  { status, priority, subject, tags }: TicketChange,
  calls: VendorCalls,
): Promise<Ticket> {
  await assertOpen(desk, id, calls);
  const body = {
    ...(status === undefined ? {} : stateBody(status)),
    ...(priority === undefined ? {} : { priority: writtenPriority[priority] }),
    ...(subject === undefined ? {} : { title: subject }),
  };
  const call = {
    method: "PUT",
    path: `/tickets/${id}`,
    isOfOne: true,
    query: expanded,
    isSafeToRepeat: true,
    body,
  } as const;
  const ticket = await desk.api({ ...call, schema: ticketSchema }, calls);
  if (tags !== undefined) await setTags(desk, id, tags, calls);
  return withTags(desk, ticket, calls);
}

const stateBody = (status: TicketStatus): object => ({
  state: writtenStatus[status],
  ...(status === "pending" ? { pending_time: new Date(Date.now() + pendingMs).toISOString() } : {}),
});
