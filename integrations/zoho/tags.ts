import { z } from "zod";
import { FailureError, type VendorCalls } from "../../src/core/index.ts";
import { tagChanges } from "../helpdesk/tag-changes.ts";
import type { ZohoDesk } from "./desk.ts";
import { readList } from "./lists.ts";
import type { ZohoTicket } from "./words.ts";

const tagSchema = z.object({ name: z.string() });
/** It says no to a tag with 200 as well: in the whole answer, or tag by tag. */
const setSchema = z
  .object({
    errorCode: z.unknown().optional(),
    results: z
      .array(z.object({ success: z.unknown().optional(), errors: z.unknown().optional() }))
      .optional()
      .catch(undefined),
  })
  .optional()
  .catch(undefined);

const wasRefused = (answer: z.output<typeof setSchema>): boolean =>
  Boolean(answer?.errorCode) || (answer?.results ?? []).some(({ success, errors }) => success === false || errors);

/** Tags are a second call; a ticket says how many it has. */
export async function readTags(
  { account }: ZohoDesk,
  ticket: ZohoTicket,
  calls: VendorCalls,
): Promise<readonly string[]> {
  if (ticket.tagCount === 0) return [];
  const { api } = await account.at(calls);
  const tags = await readList(api, { path: `/tickets/${ticket.id}/tags`, isOfOne: true, item: tagSchema }, calls);
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
    const call = {
      method: "POST",
      path: `/tickets/${id}/${path}`,
      isOfOne: true,
      isSafeToRepeat: true,
      body: { tags },
    } as const;
    const answer = await api({ ...call, schema: setSchema }, calls);
    if (wasRefused(answer)) throw new FailureError({ outcome: "refused", code: "zoho_tags_refused" });
  }
}
