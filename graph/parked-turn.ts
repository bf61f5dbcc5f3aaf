import { brief } from "../nodes/handoff/brief.ts";
import { fileWords } from "../nodes/handoff/file-words.ts";
import { handoffEffects } from "../nodes/handoff/handoff-effects.ts";
import { awaitedNotice, handoffNotice, modelTrouble } from "../nodes/handoff/handoff-notice.ts";
import { type AnswerDeps, personAnswers } from "../nodes/handoff/person-answers.ts";
import { screenBurst } from "../nodes/moderation/screen-burst.ts";
import { texts } from "../nodes/texts/texts.ts";
import { expandMessage } from "../nodes/turn/expand-message.ts";
import { reply } from "../nodes/turn/outcome.ts";
import { filesOf, isPersons } from "../nodes/turn/turn-signals.ts";
import {
  buildEffect,
  type Effect,
  type EffectDraft,
  emptyDraft,
  type Language,
  languageOfTurn,
  type Shop,
  staffLanguageOf,
  type Turn,
  type TurnOutcome,
} from "../src/core/index.ts";

const node = "parked_turn";

export interface ParkedOf {
  readonly shop: Shop;
  readonly language?: Language | undefined;
  /** Absent: a person is reached, and nothing is known of how long they take. */
  readonly answers?: AnswerDeps;
}

interface ParkedTurn {
  readonly outcome: TurnOutcome;
  readonly effects: readonly Effect[];
}

/**
 * What becomes of a turn that cannot be run: nothing of it is lost, the customer is told once that a person will
 * answer, and a person gets it. Needs nothing of the graph, which is what failed.
 */
export async function parkedTurn(turn: Turn, of: ParkedOf): Promise<ParkedTurn> {
  const { shop } = of;
  const answers = await personAnswers(of.answers ?? {});
  const language = languageOfTurn(of.language, turn, shop.languages);
  const said = turn.inbounds.flatMap((inbound) =>
    inbound.kind === "message" ? [expandMessage(inbound, language)] : [],
  );
  const heard = await maskedOf(said, turn);
  // A person who was called already is not called twice, and the customer is not left without a word.
  const isOurs = turn.owner === "ai" || turn.owner === "closed";
  const isSilent = isPersons(turn) || said.length === 0;
  const words = heard.map(({ text }) => text);
  const drafts = isOurs ? handOver(words, turn, shop) : passOn(words, turn, shop);
  const notice = isOurs
    ? handoffNotice({ reason: "failed", answers }, turn, language, shop)
    : awaitedNotice({ isAgain: false, answers }, turn, language, shop);
  const text = `${modelTrouble(language, answers)} ${notice}`;
  return {
    outcome: {
      heard,
      facts: [],
      orders: [],
      replies: isSilent ? [] : [reply(turn, { node, kind: "handoff", text })],
      ...(isOurs ? { owner: "waiting" as const } : {}),
    },
    effects: drafts.map((draft) =>
      // What failed may have been after the escalation: then its ticket and its note are these, and are not made twice.
      buildEffect(draft, {
        conversationId: turn.conversationId,
        turnId: turn.id,
        node: draft.kind.startsWith("ticket.") ? "escalation" : node,
      }),
    ),
  };
}

function handOver(words: readonly string[], turn: Turn, shop: Shop): EffectDraft[] {
  const staffLanguage = staffLanguageOf(shop);
  return handoffEffects({
    reason: "failed",
    brief: brief({
      said: words,
      draft: emptyDraft,
      bill: null,
      name: null,
      username: null,
      language: staffLanguage,
      currency: shop.currency,
    }),
    said: textFor(words, turn, shop),
    files: filesOf(turn),
    who: undefined,
    // Nothing is known of the customer here.
    helpdesk: undefined,
    staffLanguage,
  });
}

/** A person has the chat: they get what was said. */
function passOn(words: readonly string[], turn: Turn, shop: Shop): EffectDraft[] {
  const text = textFor(words, turn, shop);
  if (text === "") return [];
  const { staff } = texts[staffLanguageOf(shop)];
  const files = filesOf(turn);
  const sent = files.length === 0 ? {} : { files };
  return [
    { kind: "staff.post", payload: { topic: "message", text: staff.message({ text }), ...sent, actions: [] } },
    { kind: "ticket.note", payload: { text, public: true, ...sent } },
  ];
}

const textFor = (words: readonly string[], turn: Turn, shop: Shop): string =>
  words.filter((each) => each !== "").join("\n") || fileWords(filesOf(turn), texts[staffLanguageOf(shop)].staff);

/** Screening is what keeps card numbers out of the transcript; if it is what failed, the words are not kept at all. */
async function maskedOf(said: Parameters<typeof screenBurst>[0], turn: Turn): Promise<TurnOutcome["heard"]> {
  try {
    const screened = await screenBurst(said, { recent: [], now: turn.at, answeredFlood: false });
    return screened.map(({ inbound, masked }) => ({
      inboundId: inbound.id,
      text: masked,
      ...(masked === inbound.text ? {} : { masked: true as const }),
    }));
  } catch {
    return said.map(({ id }) => ({ inboundId: id, text: "[…]" }));
  }
}
