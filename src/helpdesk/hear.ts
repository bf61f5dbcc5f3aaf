import {
  type Attachment,
  cleanText,
  type FullTicket,
  type Helpdesk,
  type HelpdeskConnection,
  type LinkedTicket,
  placeOf,
  type SeenTicket,
  type Shop,
  type Store,
  type TicketFile,
  type VendorCalls,
} from "../core/index.ts";
import type { Accepted, Arrival } from "../inbox/accept.ts";
import { agentPrincipal } from "./agent-principal.ts";
import { customerChanged, isAnothers } from "./changed-customer.ts";
import { isOwed } from "./link-ticket.ts";
import { unlessGone } from "./unless-gone.ts";

export interface HearDeps {
  readonly store: Store;
  /** All that are connected: a conversation may have tickets at several. */
  readonly helpdesks: readonly Pick<HelpdeskConnection, "helpdesk" | "account">[];
  readonly accept: (arrival: Arrival) => Promise<Accepted>;
  readonly config: { readonly shop: Pick<Shop, "languages"> };
}

/**
 * Brings what people did in a ticket into the chat: their public words reach the customer, and the newest ticket gives
 * the chat back when it is solved. Goes by what the ticket is now and not by what an event says of it, so it may be
 * called at any time and any number of times.
 */
export async function hear(
  connection: Pick<HelpdeskConnection, "helpdesk" | "account">,
  ticketId: string,
  deps: HearDeps,
  calls: VendorCalls,
): Promise<void> {
  const { store, accept, config } = deps;
  const { helpdesk } = connection;
  const seen = await store.linkedTicket(placeOf(connection), ticketId);
  if (seen === undefined) return;
  // Its state before its words: what is said meanwhile is heard now, what is solved meanwhile next time, never the
  // other way round. One that was deleted there is heard no more: the customer's next word opens another.
  const ticket = await unlessGone(helpdesk.tickets.get(ticketId, calls));
  if (ticket === undefined) return;
  if (isAnothers(ticket, seen)) return store.put(customerChanged(seen, config.shop));
  const { status } = ticket;
  const updatedAt = momentOf(ticket.updatedAt);
  if (isOlder(updatedAt, seen.updatedAt)) return;
  const newest = await acceptWords(helpdesk, ticket, seen, deps, calls);
  const isSolved = status === "solved" || status === "closed";
  if (isSolved && (await givesBack(seen, newest !== undefined, deps))) {
    const { conversationId, eventPrefix, changeCount } = seen;
    const externalId = `${eventPrefix}${ticketId}/solved/${changeCount}${newest === undefined ? "" : `/${newest}`}`;
    const source = helpdesk.name;
    await accept({ conversationId, source, externalId, body: { kind: "closed", by: source } });
  }
  if (isSolved === seen.isSolved) return;
  await store.sawTicket(seen, seen, updatedAt === undefined ? { isSolved } : { isSolved, updatedAt });
}

/** What is stored is read as a time there; a vendor's text may be none, or of no time at all. */
function momentOf(text: string): string | undefined {
  const ms = Date.parse(text);
  return ms > 0 && ms < Date.parse("9999-01-01") ? new Date(ms).toISOString() : undefined;
}

const isOlder = (at: string | undefined, than: string | undefined): boolean =>
  at !== undefined && than !== undefined && Date.parse(at) < Date.parse(than);

/** Accepts agents' public words, each once by its id. Answers the id of the newest that was not heard before. */
async function acceptWords(
  { name, comments }: Helpdesk,
  ticket: FullTicket,
  { conversationId, eventPrefix }: LinkedTicket & SeenTicket,
  { accept }: HearDeps,
  calls: VendorCalls,
): Promise<string | undefined> {
  let newest: string | undefined;
  for (const comment of await comments.list(ticket, calls)) {
    const { id, by, isPublic, key, authorId, authorName = "agent", files } = comment;
    // What carries our key is our own word, under any author's name.
    if (by !== "agent" || !isPublic || key !== undefined) continue;
    // Only of these: for some vendors a text is work.
    const { text } = comment;
    if (text.trim() === "" && files.length === 0) continue;
    const attached = files.map((file) => attachmentOf(name, file));
    const said = { kind: "person_message", text, by: agentPrincipal(name, { authorId, authorName }) } as const;
    const body = attached.length === 0 ? said : { ...said, files: attached };
    const externalId = `${eventPrefix}comment/${id}`;
    const { fresh } = await accept({ conversationId, source: name, externalId, body });
    if (fresh) newest = id;
  }
  return newest;
}

/**
 * The newest ticket alone says whether the customer is helped: an older one is solved when an agent tidies up. A word
 * that came with the solving, or after it, took the chat over; the chat is given back all the same, unless the newest
 * ticket still waits.
 */
async function givesBack(
  seen: LinkedTicket & SeenTicket,
  hasNewWord: boolean,
  { store, helpdesks }: HearDeps,
): Promise<boolean> {
  const { conversationId } = seen;
  // What the AI has got back is not closed under it.
  if ((await store.conversation(conversationId))?.owner === "ai") return false;
  const request = await store.ticketRequest(conversationId);
  // A newer hand-over whose ticket is still to be made.
  if (isOwed(request)) return false;
  const newest = await store.newestTicket(conversationId, helpdesks.map(placeOf));
  const isNewest =
    newest?.helpdesk === seen.helpdesk && newest.account === seen.account && newest.ticketId === seen.ticketId;
  return isNewest ? !seen.isSolved || hasNewWord : hasNewWord && newest?.isSolved === true;
}

/** Files stay at the helpdesk, under its name, until they are fetched. */
const attachmentOf = (helpdesk: string, { ref, name, mediaType }: TicketFile): Attachment => ({
  kind: mediaType.startsWith("image/") ? "photo" : "document",
  ref: `${helpdesk}:${cleanText(ref)}`,
  name: cleanText(name),
});
