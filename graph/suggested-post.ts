import { draftTexts } from "../nodes/texts/drafts/draft-texts.ts";
import {
  buildEffect,
  type Effect,
  type InboundKind,
  type ReplyKind,
  type Shop,
  staffLanguageOf,
  type Turn,
  type TurnOutcome,
} from "../src/core/index.ts";

/** In the keys of what the staff are told about drafts. */
const node = "reply_draft";

/** What a person may say in the assistant's place. That it is back, or how content somebody is, only it would say. */
const suggestedIn: readonly InboundKind[] = ["timer", "delivery_trouble"];

/** What the assistant would have said of its own accord, for a person to say or not. */
export function withheldForStaff(
  turn: Turn,
  { replies }: TurnOutcome,
  kinds: readonly ReplyKind[],
  shop: Shop,
): readonly Effect[] {
  if (!turn.inbounds.some(({ kind }) => suggestedIn.includes(kind))) return [];
  const words = draftTexts[staffLanguageOf(shop)];
  return replies.flatMap(({ id, kind, text: said }) => {
    if (!kinds.includes(kind)) return [];
    const text = words.suggested({ text: said });
    const payload = { topic: "message", text, actions: ["take_over"], needsTicket: true } as const;
    return [
      buildEffect(
        { kind: "staff.post", subject: `suggested/${id}`, payload },
        { conversationId: turn.conversationId, turnId: turn.id, node },
      ),
    ];
  });
}
