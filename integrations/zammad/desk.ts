import { z } from "zod";
import { clip, FailureError, type NewComment, ticketClosed, type VendorCalls } from "../../src/core/index.ts";
import { tagChanges } from "../helpdesk/tag-changes.ts";
import type { JsonApi } from "../http/json-api.ts";
import type { ZammadAccess } from "./api.ts";
import { isFinal, subjectOfKey, ticketSchema, withoutKey, writeTag, type ZammadTicket } from "./words.ts";

/** What tickets and comments of one account have in common. */
export interface ZammadDesk {
  readonly access: ZammadAccess;
  readonly api: JsonApi;
}

/** Nothing is documented; far above anything a chat says. */
export const maxTextChars = 100_000;

/** Names beside the ids. */
export const expanded = { expand: "true" };
const tagsSchema = z.object({ tags: z.array(z.string()) });
const anything = z.unknown();

/** Zammad takes changes of a merged ticket, and shows them to no person. */
export async function readOpenTicket(desk: ZammadDesk, id: string, calls: VendorCalls): Promise<ZammadTicket> {
  const ticket = await readTicket(desk, id, calls);
  if (isFinal(ticket.state)) throw new FailureError({ outcome: "refused", code: ticketClosed });
  return ticket;
}

export const readTicket = ({ api }: ZammadDesk, id: string, calls: VendorCalls): Promise<ZammadTicket> =>
  api({ method: "GET", path: `/tickets/${id}`, isOfOne: true, query: expanded, schema: ticketSchema }, calls);

/** Also with the tag that is our key. */
export async function readTags(
  { api }: ZammadDesk,
  id: string | number,
  calls: VendorCalls,
): Promise<readonly string[]> {
  const query = { object: "Ticket", o_id: id };
  return (await api({ method: "GET", path: "/tags", isOfOne: true, query, schema: tagsSchema }, calls)).tags;
}

/** Tags are changed one by one; setting one that is set, or taking one that is gone, changes nothing. */
export async function setTags(
  desk: ZammadDesk,
  id: string,
  wanted: readonly string[],
  calls: VendorCalls,
): Promise<void> {
  const { added, removed } = tagChanges(withoutKey(await readTags(desk, id, calls)), wanted.map(writeTag));
  const change = async (method: "POST" | "DELETE", path: string, item: string): Promise<void> => {
    const body = { item, object: "Ticket", o_id: Number(id) };
    await desk.api({ method, path, isOfOne: true, isSafeToRepeat: true, body, schema: anything }, calls);
  };
  for (const tag of added) await change("POST", "/tags/add", tag);
  for (const tag of removed) await change("DELETE", "/tags/remove", tag);
}

/** The form of an article, alone or as a ticket's first words; files stand beside it. */
export const articleBody = (comment: Pick<NewComment, "key" | "text" | "isPublic" | "from">): object => ({
  subject: subjectOfKey(comment.key),
  body: clip(comment.text, maxTextChars),
  content_type: "text/plain",
  // Never "email": that would really be sent, internal or not.
  type: "note",
  internal: !comment.isPublic,
  sender: comment.from === "customer" ? "Customer" : "Agent",
});
