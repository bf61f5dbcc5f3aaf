import { brief } from "../nodes/handoff/brief.ts";
import { fileWords } from "../nodes/handoff/file-words.ts";
import { handoffEffects } from "../nodes/handoff/handoff-effects.ts";
import { handoffNotice } from "../nodes/handoff/handoff-notice.ts";
import { screenBurst } from "../nodes/moderation/screen-burst.ts";
import { texts } from "../nodes/texts/texts.ts";
import { named } from "../nodes/turn/define-node.ts";
import { expandMessage } from "../nodes/turn/expand-message.ts";
import { reply } from "../nodes/turn/outcome.ts";
import { filesOf } from "../nodes/turn/turn-signals.ts";
import {
  type Effect,
  type EffectDraft,
  type Language,
  languageOfTurn,
  type Shop,
  staffLanguageOf,
  type Turn,
  type TurnOutcome,
} from "../src/core/index.ts";

const node = "parked_turn";

/**
 * What becomes of a turn that cannot be run: nothing of it is lost, the customer is told once that a person will answer,
 * and a person gets it. Needs nothing of the graph, which is what failed.
 */
export function parkedTurn(
  turn: Turn,
  of: { readonly shop: Shop; readonly language?: Language | undefined },
): { readonly outcome: TurnOutcome; readonly effects: readonly Effect[] } {
  const { shop } = of;
  const language = languageOfTurn(of.language, turn, shop.languages);
  const said = turn.inbounds.flatMap((inbound) =>
    inbound.kind === "message" ? [expandMessage(inbound, language)] : [],
  );
  const heard = maskedOf(said, turn);
  const staffLanguage = staffLanguageOf(shop);
  const isOurs = turn.owner === "ai" || turn.owner === "closed";
  const words = heard.map(({ text }) => text);
  const files = filesOf(turn);
  const sent = files.length === 0 ? {} : { files };
  const { staff } = texts[staffLanguage];
  const text = words.filter((each) => each !== "").join("\n") || fileWords(files, staff);
  const drafts: EffectDraft[] = isOurs
    ? handoffEffects({
        reason: "turn_failed",
        brief: brief({
          said: words,
          draft: { version: 0, lines: [], delivery: {} },
          bill: null,
          name: null,
          username: null,
          language: staffLanguage,
          currency: shop.currency,
        }),
        said: text,
        files,
        who: undefined,
        // Nothing is known of the customer here.
        helpdesk: undefined,
        staffLanguage,
      })
    : text === ""
      ? []
      : [
          {
            kind: "staff.post",
            payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] },
          },
          { kind: "ticket.note", payload: { text, public: true, ...sent } },
        ];
  return {
    outcome: {
      heard,
      facts: [],
      orders: [],
      replies:
        isOurs && said.length > 0
          ? [
              reply(turn, {
                node,
                kind: "handoff",
                text: `${texts[language].modelTrouble} ${handoffNotice("turn_failed", turn, language, shop)}`,
              }),
            ]
          : [],
      ...(isOurs ? { owner: "waiting" as const } : {}),
    },
    effects: drafts.map((draft) =>
      // What failed may have been after the escalation: then its ticket and its note are these, and are not made twice.
      named(draft, {
        thread: turn.conversationId,
        turn,
        node: draft.kind.startsWith("ticket.") ? "escalation" : node,
      }),
    ),
  };
}

/** Screening is what keeps card numbers out of the transcript; if it is what failed, the words are not kept at all. */
function maskedOf(said: Parameters<typeof screenBurst>[0], turn: Turn): TurnOutcome["heard"] {
  try {
    return screenBurst(said, { recent: [], now: turn.at, answeredFlood: false }).map(({ inbound, masked }) => ({
      inboundId: inbound.id,
      text: masked,
      ...(masked === inbound.text ? {} : { masked: true as const }),
    }));
  } catch {
    return said.map(({ id }) => ({ inboundId: id, text: "[…]" }));
  }
}
