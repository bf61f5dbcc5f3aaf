import type { Effect } from "./effect.ts";
import { saidLine } from "./said-line.ts";
import type { Store } from "./store.ts";
import { talkText } from "./talk-text.ts";

/** More than one evening's talk; what has no room is the oldest of it. */
const talkCount = 300;

/** The words with what both sides have said since under them; undefined where nothing was said since. */
export async function withTalkSince(
  { conversationId, turnId }: Pick<Effect, "conversationId" | "turnId">,
  { text, since, maxChars }: { readonly text: string; readonly since: string; readonly maxChars: number },
  store: Pick<Store, "transcript">,
): Promise<string | undefined> {
  const before = await store.transcript(conversationId, talkCount, turnId);
  const talk = before.filter(({ at, withheld }) => withheld === undefined && Date.parse(at) > Date.parse(since));
  return talk.length === 0 ? undefined : talkText(text, talk.map(saidLine), maxChars);
}
