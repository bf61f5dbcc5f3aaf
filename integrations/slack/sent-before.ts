import { z } from "zod";
import type { DeliveryContext, StaffPlace, StaffThread } from "../../src/core/index.ts";
import type { SlackApi } from "./api.ts";

/** What tells one part of a post from every other message. */
export interface PostMark {
  readonly key: string;
  readonly part: number;
}

const eventType = "deskgraph_post";
export const postMark = ({ key, part }: PostMark) => ({ event_type: eventType, event_payload: { key, part } });

export const sentSchema = z.object({ ts: z.string().min(1) });

/** Clocks differ, and a post waits before it is sent. */
const marginMs = 60_000;
const pageSize = 200;
const maxPages = 5;

const fileSchema = z.object({ title: z.string().optional().catch(undefined) });
const messageSchema = z.object({
  ts: z.string(),
  user: z.string().optional().catch(undefined),
  bot_id: z.string().optional().catch(undefined),
  files: z.array(fileSchema).optional().catch(undefined),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.object({ key: z.string(), part: z.number() }) })
    .optional()
    .catch(undefined),
});
type ThreadMessage = z.output<typeof messageSchema>;
const pageSchema = z.object({
  messages: z.array(messageSchema),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional().catch(undefined),
});

/** What stands in a thread, or in the channel where there is none yet. */
export async function messagesIn(
  api: SlackApi,
  { placeId, threadId }: { readonly placeId: string; readonly threadId?: string | undefined },
  { pace, sinceMs }: { readonly pace: DeliveryContext["pace"]; readonly sinceMs?: number },
): Promise<readonly ThreadMessage[]> {
  const found: ThreadMessage[] = [];
  let cursor = "";
  for (let page = 0; page < maxPages; page += 1) {
    const args = {
      channel: placeId,
      limit: pageSize,
      include_all_metadata: true,
      ...(threadId === undefined ? {} : { ts: threadId }),
      ...(sinceMs === undefined ? {} : { oldest: (sinceMs / 1_000).toFixed(6) }),
      ...(cursor === "" ? {} : { cursor }),
    };
    await pace();
    const method = threadId === undefined ? "conversations.history" : "conversations.replies";
    const { messages, response_metadata: more } = await api(method, args, pageSchema);
    found.push(...messages);
    cursor = more?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return found;
}

const since = ({ ageMs }: Pick<DeliveryContext, "ageMs">): number => Date.now() - ageMs - marginMs;

/** An earlier attempt may have come true without our hearing of it. */
export async function findMessage(
  api: SlackApi,
  of: { readonly place: StaffPlace; readonly thread: StaffThread | undefined; readonly mark: PostMark },
  context: DeliveryContext,
): Promise<string | undefined> {
  const at = { placeId: of.place.placeId, threadId: of.thread?.threadId };
  const messages = await messagesIn(api, at, { pace: context.pace, sinceMs: since(context) });
  const isIt = ({ metadata }: ThreadMessage): boolean =>
    metadata?.event_type === eventType &&
    metadata.event_payload.key === of.mark.key &&
    metadata.event_payload.part === of.mark.part;
  return messages.find(isIt)?.ts;
}

/** A file's message carries no mark, so its title does. */
export async function findFile(
  api: SlackApi,
  thread: StaffThread,
  title: string,
  context: DeliveryContext,
): Promise<boolean> {
  const messages = await messagesIn(api, thread, { pace: context.pace, sinceMs: since(context) });
  return messages.some(({ files = [] }) => files.some((each) => each.title === title));
}
