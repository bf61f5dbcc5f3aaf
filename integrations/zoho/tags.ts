import { z } from "zod";
import type { VendorCalls } from "../../src/core/index.ts";
import { tagChanges } from "../helpdesk/tag-changes.ts";
import type { ZohoDesk } from "./desk.ts";
import { readList } from "./lists.ts";
import type { ZohoTicket } from "./words.ts";

const tagSchema = z.object({ name: z.string() });
const anything = z.unknown();

/** Tags are a second call; a ticket says how many it has. */
export async function readTags(
  { account }: ZohoDesk,
  ticket: ZohoTicket,
  calls: VendorCalls,
): Promise<readonly string[]> {
  if (ticket.tagCount === 0) return [];
  const { api } = await account.at(calls);
  const tags = await readList(api, { path: `/tickets/${ticket.id}/tags`, item: tagSchema }, calls);
  return tags.map(({ name }) => name);
}

/** Setting a tag that is set, or taking one that is gone, changes nothing. */
export async function setTags(
  { account }: ZohoDesk,
  id: string,
  present: readonly string[],
  wanted: readonly string[],
  calls: VendorCalls,
): Promise<void> {
  const { api } = await account.at(calls);
  const { added, removed } = tagChanges(present, wanted);
  for (const [path, tags] of [
    ["associateTag", added],
    ["dissociateTag", removed],
  ] as const) {
    if (tags.length === 0) continue;
    const call = { method: "POST", path: `/tickets/${id}/${path}`, isSafeToRepeat: true, body: { tags } } as const;
    await api({ ...call, schema: anything }, calls);
  }
}
