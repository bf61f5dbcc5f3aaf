import { type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type CustomerMessage,
  clip,
  isAis,
  type Language,
  languages,
  type Reply,
  readOffer,
  type Turn,
  type TurnOutcome,
} from "../../src/core/index.ts";
import { saleFields } from "../sale/sale-state.ts";
import { customerMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { expandMessage } from "../turn/expand-message.ts";
import { addToOutcome, reply } from "../turn/outcome.ts";
import { spokenLanguage } from "../turn/spoken-language.ts";
import { languageFields, minorFields, requestFields, turnFields, verdictFields } from "../turn/state.ts";
import { isKeptFromModel, type Verdict } from "../turn/verdict.ts";
import { noticeFor } from "./notice.ts";
import { isRecipientName } from "./recipient-name.ts";
import { type Beside, screenBeside } from "./screen-beside.ts";
import { passed, type ScreenedMessage, screenBurst } from "./screen-burst.ts";

/** Of each, enough to tell that the same thing is said again. */
const keptChars = 200;
/** Newest messages kept for telling a flood; a burst of more than this is one anyway. */
const recentCount = 12;

export const ModerationSlice = new StateSchema({
  ...turnFields,
  ...languageFields,
  ...verdictFields,
  ...requestFields,
  ...minorFields,
  draft: saleFields.draft,
});
type State = typeof ModerationSlice.State;
type Patch = typeof ModerationSlice.Update;

export interface ModerationDeps extends NodeDeps {
  /** The languages the shop answers in; the first is the one to start with. */
  readonly languages?: readonly Language[];
}

/**
 * Screens every message, whether the AI or a person has the chat: a verdict, masked card numbers, a fixed answer where
 * one is due.
 */
export function moderation(deps: ModerationDeps): GraphNode<typeof ModerationSlice> {
  return defineNode("moderation", deps, async (state: State, turn): Promise<Thought<Patch>> => {
    const received = turn.inbounds.filter((inbound): inbound is CustomerMessage => inbound.kind === "message");
    if (received.length === 0) return { patch: { verdict: passed } };
    const language = spokenLanguage(state, turn, deps.languages ?? languages);
    // The words on our own buttons: pressing one as often as one likes is no flood.
    if (received.every(isChoice))
      return { patch: { verdict: passed, language, outcome: noted(state, received, turn, language) } };
    const burst = await screenBurst(
      received.map((message) => expandMessage(message, language)),
      { recent: state.recent, now: turn.at, answeredFlood: state.floodAnswered },
    );
    const screened: Screened[] = [];
    for (const message of burst) {
      const { verdict, inbound } = message;
      const isName = verdict.reason === "abuse" && isRecipientName(inbound.text, state.draft);
      screened.push({ ...message, ...(isName ? { verdict: passed } : {}), beside: await screenBeside(inbound) });
    }
    const verdict = screened.map((each) => each.verdict).reduce(graver);
    const wantsPerson = verdict.action === "pass" && screened.some(isWishForPerson);
    const recent = screened.map(({ inbound, masked }) => ({ at: inbound.at, text: clip(masked, keptChars) }));
    return {
      patch: {
        verdict,
        ...(verdict.reason === "minor" ? { isMinor: true } : {}),
        recent: [...state.recent, ...recent].slice(-recentCount),
        language,
        floodAnswered: verdict.reason === "flood",
        turn: withMaskedWords(turn, screened),
        outcome: addToOutcome(state, turn, {
          language,
          replies: repliesTo(verdict, screened, turn, language),
          heard: screened.map(toTranscript),
        }),
        messages: messagesForModel(state, received, screened),
        ...(wantsPerson ? { request: { to: "escalation", turnId: turn.id, reason: "person" } } : {}),
      },
    };
  });
}

const isChoice = ({ pressed }: CustomerMessage): boolean => pressed !== undefined && readOffer(pressed) !== undefined;

const noted = (state: State, received: readonly CustomerMessage[], turn: Turn, language: Language) =>
  addToOutcome(state, turn, { language, heard: received.map(({ id: inboundId, text }) => ({ inboundId, text })) });

type Screened = ScreenedMessage & { readonly beside: Beside };

const gravity: Record<Verdict["action"], number> = { ignore: 0, answer: 1, pass: 2, escalate: 3 };

/**
 * Of a burst: a call for a person first; else a real question is answered, whatever stands beside it; words only for
 * nothing else.
 */
const graver = (a: Verdict, b: Verdict): Verdict =>
  gravity[b.action] > gravity[a.action] || (a.action === b.action && a.reason === "none") ? b : a;

/** What somebody else wrote is no wish of the customer. */
const isWishForPerson = ({ inbound, wantsPerson }: Screened): boolean => wantsPerson && !inbound.isForwarded;

function withMaskedWords(turn: Turn, screened: readonly Screened[]): Turn {
  const masked = new Map(
    screened.map(({ inbound, masked: text, beside }) => {
      const { repliesTo: _quote, startedWith: _link, ...message } = inbound;
      const { isMasked: _isMasked, ...passable } = beside;
      return [inbound.id, { ...message, text, ...passable }];
    }),
  );
  return { ...turn, inbounds: turn.inbounds.map((inbound) => masked.get(inbound.id) ?? inbound) };
}

const toTranscript = ({ inbound, masked, beside }: Screened): TurnOutcome["heard"][number] => ({
  inboundId: inbound.id,
  text: masked,
  ...(masked === inbound.text && !beside.isMasked ? {} : { masked: true as const }),
});

function messagesForModel(
  state: State,
  received: readonly CustomerMessage[],
  screened: readonly Screened[],
): BaseMessage[] {
  const asReceived = new Map(received.map(({ id, text }) => [id, text]));
  return screened.flatMap(({ inbound, masked, verdict }): BaseMessage[] => {
    // What was answered or ignored here is not the model's to read, now or later; the transcript keeps it.
    if (isKeptFromModel(verdict)) {
      const isKnown = state.messages.some(({ id }) => id === inbound.id);
      return isKnown ? [new RemoveMessage({ id: inbound.id })] : [];
    }
    return masked === asReceived.get(inbound.id) ? [] : [customerMessage({ ...inbound, text: masked })];
  });
}

function repliesTo(verdict: Verdict, screened: readonly Screened[], turn: Turn, language: Language): Reply[] {
  const hasCard = screened.some((each) => each.hasCard);
  const text = noticeFor(verdict, hasCard, language);
  if (text === undefined || !isAis(turn.owner)) return [];
  return [reply(turn, { node: "moderation", about: verdict.reason, kind: "safety", text })];
}
