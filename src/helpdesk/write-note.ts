import {
  callsOf,
  customerErased,
  type Deliverer,
  type DeliveryResult,
  type FullTicket,
  type HelpdeskConnection,
  type NewComment,
  orFailure,
  placeOf,
  type Ticket,
  type TicketRequest,
} from "../core/index.ts";
import { isAnothers } from "./changed-customer.ts";
import { delivererDefaults, type HelpdeskDeps } from "./helpdesk-deps.ts";
import { withNoteUnder } from "./left-out.ts";
import { isOwed } from "./link-ticket.ts";
import { noteSeen } from "./note-seen.ts";
import type { NoteWork } from "./note-work.ts";
import { findOrOpenTicket } from "./open-ticket.ts";
import { loadTicketCustomer } from "./ticket-customer.ts";
import { unlessGone } from "./unless-gone.ts";
import { withTalk } from "./with-talk.ts";
import { type TicketFrame, writeAsNewTicket } from "./write-as-new-ticket.ts";
import { type WithFiles, writeWithFiles } from "./write-with-files.ts";

/** Writes on the conversation's ticket; where there is none to write on any more, on another one. */
export const writeNote = (connection: HelpdeskConnection, deps: HelpdeskDeps): Deliverer<"ticket.note"> => ({
  ...delivererDefaults(connection),
  deliver: (effect, context) =>
    orFailure(async () => {
      const customer = await loadTicketCustomer(effect, deps.store);
      if (customer === undefined) return customerErased;
      const note = await withTalk(effect, connection.helpdesk, deps.store);
      if (note === undefined) return nothingWasSaid;
      return deliverNote({ effect: note, customer, connection, deps, context, calls: callsOf(context) });
    }),
});

const nothingWasSaid: DeliveryResult = {
  outcome: "done",
  receipt: { note: "Nothing was said meanwhile." },
  isUnasked: true,
};

async function deliverNote(work: NoteWork): Promise<DeliveryResult> {
  const { effect, connection, deps, calls } = work;
  const { conversationId, key, payload } = effect;
  const request = await liveRequest(work);
  const link = await deps.store.newestTicket(conversationId, [placeOf(connection)]);
  // A ticket that was asked for comes first, under its own key: a person who replays that effect finds it.
  const opened =
    request !== undefined && (isOwed(request) || link === undefined) ? await openOwedTicket(request, work) : undefined;
  const linked =
    opened === undefined && link ? await unlessGone(connection.helpdesk.tickets.get(link.ticketId, calls)) : undefined;
  const ticket = opened ?? linked;
  // An agent may have given it to another customer: one customer's words are not for the eyes of another.
  const isLost = linked !== undefined && link !== undefined && isAnothers(linked, link);
  const frame = isLost || ticket === undefined ? (request?.effect.payload ?? (ticket && withoutId(ticket))) : ticket;
  if (ticket === undefined || ticket.isFinal) return writeAsNewTicket(frame, work);
  // The ticket of the note's own key is one that an earlier attempt made of these very words.
  const isWritten = ticket.key === key || (await isCommentThere(ticket.id, linked, work));
  if (!isWritten && isLost) return writeAsNewTicket(frame, work);
  if (!isWritten && (await addNote(ticket, work)) === undefined) {
    // Closed for good, merged, deleted or given away a moment ago: what it is now says how the words go on.
    const now = await unlessGone(connection.helpdesk.tickets.get(ticket.id, calls));
    return writeAsNewTicket(now ?? request?.effect.payload, work);
  }
  // A customer who writes on has not been helped yet. Also when an earlier attempt got as far as the words.
  if (payload.public && ticket.status === "solved" && !isLost) await unlessGone(reopen(ticket, work));
  if (payload.raisesTo !== undefined && ticket.priority !== payload.raisesTo && !isLost) {
    await unlessGone(connection.helpdesk.tickets.update(ticket.id, { priority: payload.raisesTo }, calls));
  }
  return { outcome: "done", receipt: { externalId: ticket.id } };
}

/** What comes next does not follow it. */
const withoutId = ({ subject, priority, tags }: Ticket): TicketFrame => ({ subject, priority, tags });

/** The ticket that was asked for before this note, unless a person decided that it need not be. */
async function liveRequest({ effect, deps }: NoteWork): Promise<TicketRequest | undefined> {
  const request = await deps.store.ticketRequest(effect.conversationId, effect.key);
  return request?.state === "discarded" && !request.isOpened ? undefined : request;
}

/** What it was refused for is most likely a field's wrong name; words matter more than fields. */
const openOwedTicket = (request: TicketRequest, { customer, connection, deps, context, calls }: NoteWork) =>
  findOrOpenTicket(
    request.effect,
    customer,
    { mayBeThere: true, hasFields: request.state !== "dead", calls },
    connection,
    deps,
    context,
  );

/** Comments have no key of their own at most vendors: before one is repeated, it is looked for. */
async function isCommentThere(id: string, read: FullTicket | undefined, work: NoteWork): Promise<boolean> {
  if (work.context.attempt === 1) return false;
  const { tickets, comments } = work.connection.helpdesk;
  const full = read ?? (await tickets.get(id, work.calls));
  return (await comments.list(full, work.calls)).some(({ key }) => key === work.effect.key);
}

/** Undefined where the ticket takes no more. */
async function addNote(
  { id, requester }: Ticket,
  { effect: { key, payload }, customer, connection, deps, context, calls }: NoteWork,
): Promise<{ readonly id: string } | undefined> {
  const { helpdesk } = connection;
  const comment: Omit<NewComment, "text"> = {
    key,
    isPublic: payload.public,
    from: payload.public ? "customer" : "us",
    requester: customer.requester,
    ...(requester.id === undefined ? {} : { requesterId: requester.id }),
  };
  const add = ({ files, note }: WithFiles): Promise<{ readonly id: string }> => {
    const text = withNoteUnder(payload.text, note, helpdesk.can.maxTextChars);
    return helpdesk.comments.add(id, { ...comment, text, files }, calls);
  };
  return unlessGone(writeWithFiles(payload, { helpdesk, ...deps, context, calls }, add));
}

async function reopen({ id }: Ticket, { connection, deps: { store }, calls }: NoteWork): Promise<void> {
  const opened = await connection.helpdesk.tickets.update(id, { status: "open" }, calls);
  await noteSeen(opened, { isSolved: false }, connection, store);
}
