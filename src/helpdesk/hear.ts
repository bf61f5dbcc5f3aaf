import {
  type Attachment,
  type HelpdeskConnection,
  HttpRefusal,
  notFound,
  type Store,
  type TicketFile,
  type VendorCalls,
} from "../core/index.ts";
import type { Accepted, Arrival } from "../inbox/accept.ts";

export interface HearDeps {
  readonly store: Store;
  readonly accept: (arrival: Arrival) => Promise<Accepted>;
}

/**
 * What people did in a ticket, in the chat: their public words reach the customer, a solved ticket gives the chat back. Goes by what
 * the ticket is now and not by what an event says of it, so it may be asked at any time and any number of times.
 */
export async function hear(
  { helpdesk }: Pick<HelpdeskConnection, "helpdesk">,
  ticketId: string,
  { store, accept }: HearDeps,
  calls: VendorCalls,
): Promise<void> {
  const seen = await store.linkedTicket(helpdesk.name, ticketId);
  if (seen === undefined) return;
  // Its state before its words: what is said meanwhile is heard now, what is solved meanwhile next time, never the other way round.
  const ticket = await helpdesk.get(ticketId, calls).catch((error: unknown) => {
    // Deleted there: the customer's next word opens another.
    if (error instanceof HttpRefusal && error.failure.code === notFound) return undefined;
    throw error;
  });
  if (ticket === undefined) return;
  const { status, updatedAt } = ticket;
  if (seen.updatedAt !== undefined && Date.parse(updatedAt) < Date.parse(seen.updatedAt)) return;
  const { conversationId } = seen;
  const common = { conversationId, source: helpdesk.name };
  let newest: string | undefined;
  for (const { id, by, isPublic, key, text, authorName = "agent", files } of await helpdesk.comments(ticketId, calls)) {
    // What carries our key is our own word, whoever it was written as.
    if (by !== "agent" || !isPublic || key !== undefined || (text.trim() === "" && files.length === 0)) continue;
    const attached = files.map((file) => attachmentOf(helpdesk.name, file));
    const said = { kind: "person_message", text, by: authorName } as const;
    const body = attached.length === 0 ? said : { ...said, files: attached };
    const { fresh } = await accept({ ...common, externalId: `comment/${id}`, body });
    if (fresh) newest = id;
  }
  const isSolved = status === "solved" || status === "closed";
  // A word that came with the solving, or after it, took the chat over: it is given back all the same.
  if (isSolved && (!seen.isSolved || newest !== undefined)) {
    const externalId = `${ticketId}/solved/${seen.changeCount}${newest === undefined ? "" : `/${newest}`}`;
    await accept({ ...common, externalId, body: { kind: "closed", by: helpdesk.name } });
  }
  if (isSolved !== seen.isSolved) await store.sawTicket(seen, seen, { isSolved, updatedAt });
}

/** Files stay at the helpdesk, under its name, until somebody fetches them. */
const attachmentOf = (helpdesk: string, { ref, name, mediaType }: TicketFile): Attachment => ({
  kind: mediaType.startsWith("image/") ? "photo" : "document",
  ref: `${helpdesk}:${ref}`,
  name,
});
