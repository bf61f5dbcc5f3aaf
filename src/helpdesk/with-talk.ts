import { type EffectOf, type Helpdesk, type Store, withTalkSince } from "../core/index.ts";

/** A note that asks for the talk, with it under its words; undefined where nothing was said since. */
export async function withTalk(
  effect: EffectOf<"ticket.note">,
  { can }: Pick<Helpdesk, "can">,
  store: Pick<Store, "transcript">,
): Promise<EffectOf<"ticket.note"> | undefined> {
  const { talkSince: since, ...rest } = effect.payload;
  if (since === undefined) return effect;
  const text = await withTalkSince(effect, { text: rest.text, since, maxChars: can.maxTextChars }, store);
  return text === undefined ? undefined : { ...effect, payload: { ...rest, text } };
}
