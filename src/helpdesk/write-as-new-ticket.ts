import type { Delivered, Ticket } from "../core/index.ts";
import { withNoteUnder } from "./left-out.ts";
import { linkTicket, ticketReceipt } from "./link-ticket.ts";
import type { NoteWork } from "./note-work.ts";
import { writeWithFiles } from "./write-with-files.ts";

/** What another ticket is framed like. */
export type TicketFrame = Pick<Ticket, "subject" | "priority" | "tags">;

/**
 * A note on a ticket that is closed for good, deleted or another customer's goes on in a ticket of its own, framed like
 * the one before.
 */
export async function writeAsNewTicket(
  frame: Ticket | TicketFrame | undefined,
  { effect, customer, connection, deps, context, calls }: NoteWork,
): Promise<Delivered> {
  const { helpdesk } = connection;
  const { key, payload } = effect;
  const known = context.attempt === 1 ? undefined : await helpdesk.tickets.findByKey(key, calls);
  if (known !== undefined) return ticketReceipt(await linkTicket(connection, deps.store, effect, known));
  // The person who took the chat over did it elsewhere, and reads it there.
  if (frame === undefined) return noTicket;
  const { subject, priority, tags } = frame;
  const { requester } = customer;
  const follows = "id" in frame ? { follows: frame.id } : {};
  const ticket = { key, subject, priority, tags, requester, ...follows };
  const made = await writeWithFiles(payload, { helpdesk, ...deps, context, calls }, ({ files, note }) => {
    const text = withNoteUnder(payload.text, note, helpdesk.can.maxTextChars);
    return helpdesk.tickets.create({ ...ticket, text, files }, calls);
  });
  return ticketReceipt(await linkTicket(connection, deps.store, effect, made));
}

const noTicket: Delivered = {
  outcome: "done",
  receipt: { note: "There is no ticket to write this to." },
  isUnasked: true,
};
