import { draftTexts } from "../nodes/texts/drafts/draft-texts.ts";
import type { FaultCode } from "../nodes/texts/drafts/shape.ts";
import {
  buildEffect,
  type Effect,
  type EffectDraft,
  type ReplyDraftId,
  type Shop,
  staffLanguageOf,
  type Turn,
  type TurnOutcome,
  withNumbers,
} from "../src/core/index.ts";

/** In the keys of what the staff are told about drafts. */
const node = "reply_draft";

/** A draft as people read it, and how the staff hear of it. */
interface DraftForStaff {
  readonly asked: string;
  readonly texts: readonly string[];
  readonly told: readonly Effect[];
}

const askedIn = ({ heard }: TurnOutcome): string => heard.map(({ text }) => text).join("\n");
export const textsIn = ({ replies }: TurnOutcome): readonly string[] => replies.map((each) => withNumbers(each));

/** What the assistant would say, with what a person can do about it. */
export function draftForStaff(turn: Turn, outcome: TurnOutcome, id: ReplyDraftId, shop: Shop): DraftForStaff {
  const asked = askedIn(outcome);
  const texts = textsIn(outcome);
  const text = draftTexts[staffLanguageOf(shop)].post({ asked, answer: texts.join("\n\n") });
  const actions = ["send_draft", "edit_draft", "discard_draft", "trust_auto"] as const;
  return { asked, texts, told: [post(turn, id, { topic: "draft", text, draftId: id, actions })] };
}

/** What the check stopped, and why. */
export function stoppedForStaff(
  turn: Turn,
  { outcome, id, shop }: { readonly outcome: TurnOutcome; readonly id: ReplyDraftId; readonly shop: Shop },
  { text: answer, faults }: NonNullable<TurnOutcome["stopped"]>,
): DraftForStaff & { readonly stopped: string } {
  const asked = askedIn(outcome);
  const words = draftTexts[staffLanguageOf(shop)];
  const why = faults.map(({ code, found }) => `«${found}»: ${words.faults[code as FaultCode] ?? code}`).join("; ");
  const text = words.stopped({ asked, answer, why });
  const actions = ["send_draft", "edit_draft", "discard_draft"] as const;
  return {
    asked,
    texts: [answer],
    stopped: why,
    told: [post(turn, id, { topic: "draft", text, draftId: id, actions })],
  };
}

const post = (
  { conversationId, id: turnId }: Turn,
  subject: string,
  payload: Extract<EffectDraft, { readonly kind: "staff.post" }>["payload"],
): Effect => buildEffect({ kind: "staff.post", subject, payload }, { conversationId, turnId, node });
