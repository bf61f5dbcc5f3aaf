import {
  type Attachment,
  FailureError,
  type HelpdeskConnection,
  type LinkedTicket,
  notFound,
  placeOf,
  type SeenTicket,
  type Store,
  type TicketFile,
  type VendorCalls,
} from "../core/index.ts";
import type { Accepted, Arrival } from "../inbox/accept.ts";
import { isOwed } from "./about.ts";

export interface HearDeps {
  readonly store: Store;
  /** All that are connected: a conversation may have tickets at several. */
  readonly helpdesks: readonly Pick<HelpdeskConnection, "helpdesk" | "account">[];
  readonly accept: (arrival: Arrival) => Promise<Accepted>;
}

/**
 * What people did in a ticket, in the chat: their public words reach the customer, and the newest ticket gives it back when it is solved. Goes by what
 * the ticket is now and not by what an event says of it, so it may be asked at any time and any number of times.
 */
export async function hear(
  connection: Pick<HelpdeskConnection, "helpdesk" | "account">,
  ticketId: string,
  deps: HearDeps,
  calls: VendorCalls,
): Promise<void> {
  const { store, accept } = deps;
  const { helpdesk } = connection;
  const seen = await store.linkedTicket(placeOf(connection), ticketId);
  if (seen === undefined) return;
  // Its state before its words: what is said meanwhile is heard now, what is solved meanwhile next time, never the other way round.
  const ticket = await helpdesk.get(ticketId, calls).catch((error: unknown) => {
    // Deleted there: the customer's next word opens another.
    if (error instanceof FailureError && error.failure.code === notFound) return undefined;
    throw error;
  });
  if (ticket === undefined) return;
  const { status, updatedAt } = ticket;
  if (seen.updatedAt !== undefined && Date.parse(updatedAt) < Date.parse(seen.updatedAt)) return;
  const { conversationId, eventPrefix } = seen;
  const common = { conversationId, source: helpdesk.name };
  let newest: string | undefined;
  for (const { id, by, isPublic, key, text, authorName = "agent", files } of await helpdesk.comments(ticketId, calls)) {
    // What carries our key is our own word, whoever it was written as.
    if (by !== "agent" || !isPublic || key !== undefined || (text.trim() === "" && files.length === 0)) continue;
    const attached = files.map((file) => attachmentOf(helpdesk.name, file));
    const said = { kind: "person_message", text, by: authorName } as const;
    const body = attached.length === 0 ? said : { ...said, files: attached };
    const { fresh } = await accept({ ...common, externalId: `${eventPrefix}comment/${id}`, body });
    if (fresh) newest = id;
  }
  const isSolved = status === "solved" || status === "closed";
  if (isSolved && (await givesBack(seen, newest !== undefined, deps))) {
    const externalId = `${eventPrefix}${ticketId}/solved/${seen.changeCount}${newest === undefined ? "" : `/${newest}`}`;
    await accept({ ...common, externalId, body: { kind: "closed", by: helpdesk.name } });
  }
  if (isSolved !== seen.isSolved) await store.sawTicket(seen, seen, { isSolved, updatedAt });
}

/**
 * The newest ticket alone says whether the customer is helped: an older one is solved when somebody tidies up. A word that came with the
 * solving, or after it, took the chat over; it is given back all the same, unless the newest ticket still waits.
 */
async function givesBack(
  seen: LinkedTicket & SeenTicket,
  hasNewWord: boolean,
  { store, helpdesks }: HearDeps,
): Promise<boolean> {
  const { conversationId } = seen;
  // What the AI has got back is not closed under it.
  if ((await store.conversation(conversationId))?.owner === "ai") return false;
  const wish = await store.ticketRequest(conversationId);
  // A newer hand-over whose ticket is still to be made.
  if (isOwed(wish)) return false;
  const newest = await store.ticketOf(conversationId, helpdesks.map(placeOf));
  const isNewest =
    newest?.helpdesk === seen.helpdesk && newest.account === seen.account && newest.ticketId === seen.ticketId;
  return isNewest ? !seen.isSolved || hasNewWord : hasNewWord && newest?.isSolved === true;
}

/** Files stay at the helpdesk, under its name, until somebody fetches them. */
const attachmentOf = (helpdesk: string, { ref, name, mediaType }: TicketFile): Attachment => ({
  kind: mediaType.startsWith("image/") ? "photo" : "document",
  ref: `${helpdesk}:${ref}`,
  name,
});
