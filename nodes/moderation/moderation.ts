import { RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type CustomerMessage,
  clip,
  type Language,
  languageOfTurn,
  languages,
  type Turn,
} from "../../src/core/index.ts";
import { customerMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { adding, reply } from "../turn/outcome.ts";
import { turnFields, verdictFields } from "../turn/state.ts";
import { worded } from "../turn/worded.ts";
import { noticeFor } from "./notice.ts";
import { hasCardBeside, withMasked } from "./quoted.ts";
import { passed, type ScreenedMessage, screenBurst } from "./screen-burst.ts";
import type { Verdict } from "./verdict.ts";

/** Of each, enough to tell that the same thing is said again. */
const keptChars = 200;
/** Newest messages kept for telling a flood; a burst of more than this is one anyway. */
const recentCount = 12;

export const ModerationSlice = new StateSchema({ ...turnFields, ...verdictFields });
type State = typeof ModerationSlice.State;

export interface ModerationDeps extends NodeDeps {
  /** The languages the shop answers in; the first is the one to start with. */
  readonly languages?: readonly Language[];
}

/** Screens every turn, also when a person owns the chat: a verdict with a reason code, card numbers masked, a fixed answer where one is due. */
export function moderation(deps: ModerationDeps): GraphNode<typeof ModerationSlice> {
  return defineNode("moderation", deps, (state: State, turn): Thought<typeof ModerationSlice.Update> => {
    const messages = turn.inbounds.filter((inbound): inbound is CustomerMessage => inbound.kind === "message");
    if (messages.length === 0) return { patch: { verdict: passed } };
    const language = languageOfTurn(state.language ?? undefined, turn, deps.languages ?? languages);
    const asWords = messages.map((message) => worded(message, language));
    const screened = screenBurst(asWords, { recent: state.recent, now: turn.at, answeredFlood: state.floodAnswered });
    const verdict = screened.map((each) => each.verdict).reduce(graver);
    const kept = screened.map(({ inbound, masked }) => ({ at: inbound.at, text: clip(masked, keptChars) }));
    return {
      patch: {
        verdict,
        recent: [...state.recent, ...kept].slice(-recentCount),
        language,
        floodAnswered: verdict.reason === "flood",
        turn: withMaskedWords(turn, screened),
        outcome: adding(state, turn, {
          language,
          replies: repliesTo(turn, verdict, screened, language),
          heard: wordsToKeep(screened),
        }),
        messages: [...removed(state, screened), ...rewritten(messages, screened)],
      },
    };
  });
}

const unseen: ReadonlySet<Verdict["action"]> = new Set(["answer", "ignore"]);
const gravity: Record<Verdict["action"], number> = { ignore: 0, answer: 1, pass: 2, escalate: 3 };

/** Of a burst: a call for a person first; else a real question is answered, whatever stands beside it; words only for nothing else. */
const graver = (a: Verdict, b: Verdict): Verdict =>
  gravity[b.action] > gravity[a.action] || (a.action === b.action && a.reason === "none") ? b : a;

function withMaskedWords(turn: Turn, screened: readonly ScreenedMessage[]): Turn {
  const masked = new Map(screened.map((each) => [each.inbound.id, withMasked(each.inbound, each.masked)]));
  return { ...turn, inbounds: turn.inbounds.map((inbound) => masked.get(inbound.id) ?? inbound) };
}

function repliesTo(turn: Turn, verdict: Verdict, screened: readonly ScreenedMessage[], language: Language) {
  const notice = noticeFor(
    verdict,
    screened.some(({ hasCard }) => hasCard),
    language,
  );
  return notice === undefined || turn.owner !== "ai"
    ? []
    : [reply(turn, { node: "moderation", about: verdict.reason, kind: "safety", text: notice })];
}

/** The words as the transcript keeps them. */
const wordsToKeep = (screened: readonly ScreenedMessage[]) =>
  screened.map(({ inbound, masked }) => ({
    inboundId: inbound.id,
    text: masked,
    ...(masked === inbound.text && !hasCardBeside(inbound) ? {} : { masked: true as const }),
  }));

/** What was answered or ignored here is not the model's to read, now or later; the transcript keeps it. */
const removed = (state: State, screened: readonly ScreenedMessage[]): RemoveMessage[] =>
  screened
    .filter(({ verdict, inbound }) => unseen.has(verdict.action) && state.messages.some(({ id }) => id === inbound.id))
    .map(({ inbound }) => new RemoveMessage({ id: inbound.id }));

/** What the model reads in place of the words that came, where they differ. */
function rewritten(messages: readonly CustomerMessage[], screened: readonly ScreenedMessage[]) {
  const cameAs = new Map(messages.map(({ id, text }) => [id, text]));
  return screened
    .filter(({ verdict, masked, inbound }) => !unseen.has(verdict.action) && masked !== cameAs.get(inbound.id))
    .map(({ inbound, masked }) => customerMessage({ ...inbound, text: masked }));
}
