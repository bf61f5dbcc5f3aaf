import type { EffectOf, Helpdesk, Store } from "../core/index.ts";
import { saidLine } from "./said-line.ts";
import { ticketText } from "./ticket-text.ts";

/** More than one evening's talk; what has no room at the helpdesk is the oldest of it. */
const talkCount = 300;

/** A note that asks for the talk, with it under its words; undefined where nothing was said since. */
export async function withTalk(
  effect: EffectOf<"ticket.note">,
  { can }: Pick<Helpdesk, "can">,
  store: Pick<Store, "transcript">,
): Promise<EffectOf<"ticket.note"> | undefined> {
  const { conversationId, turnId, payload } = effect;
  const { talkSince: since, ...rest } = payload;
  if (since === undefined) return effect;
  const before = await store.transcript(conversationId, talkCount, turnId);
  const talk = before.filter(({ at, withheld }) => withheld === undefined && Date.parse(at) > Date.parse(since));
  if (talk.length === 0) return undefined;
  const text = ticketText(rest.text, talk.map(saidLine), can.maxTextChars);
  return { ...effect, payload: { ...rest, text } };
}
