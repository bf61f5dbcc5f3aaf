import { draftTexts } from "../nodes/texts/drafts/draft-texts.ts";
import { texts } from "../nodes/texts/texts.ts";
import { reply } from "../nodes/turn/outcome.ts";
import {
  buildEffect,
  type Conversation,
  type Effect,
  isAis,
  type Language,
  languageOfTurn,
  type ReplyDraft,
  type Shop,
  type Turn,
} from "../src/core/index.ts";

const node = "holding_line";

/**
 * The word to a customer whose answer takes long; nothing where a person has the chat, or the customer asked nothing.
 */
export function holdingLine(
  turn: Turn,
  of: { readonly shop: Shop; readonly language?: Language | undefined },
): readonly Effect[] {
  if (!isAis(turn.owner) || !turn.inbounds.some(({ kind }) => kind === "message")) return [];
  const language = languageOfTurn(of.language, turn, of.shop.languages);
  const said = reply(turn, { node, kind: "plain", text: texts[language].holding });
  const payload = { reply: said, epoch: turn.epoch, by: "ai" } as const;
  return [buildEffect({ kind: "reply.send", payload }, { conversationId: turn.conversationId, turnId: turn.id, node })];
}

/** The word to a customer whose answer waits for a person; its key is the held turn's, so it is sent once. */
export function waitingLine(
  { turnId }: ReplyDraft,
  { id, epoch, language }: Conversation,
  shop: Shop,
): readonly Effect[] {
  if (turnId === undefined) return [];
  const node = "reply_draft";
  const { waits: text } = draftTexts[language ?? shop.languages[0] ?? "uk"];
  const said = { id: `${turnId}/${node}`, turnId, kind: "plain", text } as const;
  const payload = { reply: said, epoch, by: "ai" } as const;
  return [buildEffect({ kind: "reply.send", payload }, { conversationId: id, turnId, node })];
}
