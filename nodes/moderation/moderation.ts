import { RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import { type CustomerMessage, clip, type Language, languageOfTurn, languages } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import { customerMessage } from "../turn/customer-message.ts";
import { defineNode, type NodeDeps, type Thought } from "../turn/define-node.ts";
import { adding, reply } from "../turn/outcome.ts";
import { turnFields, verdictFields } from "../turn/state.ts";
import { worded } from "../turn/worded.ts";
import { screen } from "./screen.ts";
import { passed, screenBurst } from "./screen-burst.ts";
import type { Verdict, VerdictReason } from "./verdict.ts";

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

/** Screens every turn, whoever owns the chat: a verdict with a reason code, card numbers masked, a fixed answer where one is due. */
export function moderation(deps: ModerationDeps): GraphNode<typeof ModerationSlice> {
  return defineNode("moderation", deps, (state: State, turn): Thought<typeof ModerationSlice.Update> => {
    const told = turn.inbounds.filter((inbound): inbound is CustomerMessage => inbound.kind === "message");
    if (told.length === 0) return { patch: { verdict: passed } };
    const language = languageOfTurn(state.language ?? undefined, turn, deps.languages ?? languages);
    const said = told.map((message) => worded(message, language));
    const asTold = new Map(told.map(({ id, text }) => [id, text]));
    const screened = screenBurst(said, { recent: state.recent, now: turn.at, answeredFlood: state.floodAnswered });
    const verdict = screened.map((each) => each.verdict).reduce(graver);
    const kept = screened.map(({ inbound, masked }) => ({ at: inbound.at, text: clip(masked, keptChars) }));
    const heard = new Map(screened.map(({ inbound, masked }) => [inbound.id, withMasked(inbound, masked)]));
    const notice = noticeFor(
      verdict,
      screened.some(({ hasCard }) => hasCard),
      language,
    );
    const replies =
      notice === undefined || turn.owner !== "ai"
        ? []
        : [reply(turn, { node: "moderation", about: verdict.reason, kind: "safety", text: notice })];
    return {
      patch: {
        verdict,
        recent: [...state.recent, ...kept].slice(-recentCount),
        language,
        floodAnswered: verdict.reason === "flood",
        turn: { ...turn, inbounds: turn.inbounds.map((inbound) => heard.get(inbound.id) ?? inbound) },
        outcome: adding(state, turn, {
          language,
          replies,
          heard: screened.map((each) => ({
            inboundId: each.inbound.id,
            text: each.masked,
            ...(each.masked === each.inbound.text && !hasCardBeside(each.inbound) ? {} : { masked: true as const }),
          })),
        }),
        messages: [
          // What was answered or ignored here is not the model's to read, now or later; the transcript keeps it.
          ...screened
            .filter(
              (each) => unseen.has(each.verdict.action) && state.messages.some(({ id }) => id === each.inbound.id),
            )
            .map((each) => new RemoveMessage({ id: each.inbound.id })),
          ...screened
            .filter((each) => !unseen.has(each.verdict.action))
            .filter((each) => each.masked !== asTold.get(each.inbound.id))
            .map((each) => customerMessage({ ...each.inbound, text: each.masked })),
        ],
      },
    };
  });
}

const unseen: ReadonlySet<Verdict["action"]> = new Set(["answer", "ignore"]);
const gravity: Record<Verdict["action"], number> = { ignore: 0, answer: 1, pass: 2, escalate: 3 };

/** Of a burst: a call for a person first; else a real question is answered, whatever stands beside it; words only for nothing else. */
const graver = (a: Verdict, b: Verdict): Verdict =>
  gravity[b.action] > gravity[a.action] || (a.action === b.action && a.reason === "none") ? b : a;

function withMasked(message: CustomerMessage, text: string): CustomerMessage {
  const { repliesTo, startedWith, ...rest } = message;
  const quote = repliesTo === undefined ? undefined : passable(repliesTo, message.at);
  return {
    ...rest,
    text,
    ...(quote === undefined ? {} : { repliesTo: quote }),
    ...(startedWith === undefined || hidesSome(startedWith, message.at) ? {} : { startedWith }),
  };
}

const alone = (text: string, at: string) =>
  screen({ text, recentAts: [at], recentTexts: [text], now: at, answeredFlood: true });

const hidesSome = (text: string, at: string): boolean => alone(text, at).masked !== text;

/** A quote repeats what was said before: what was hidden or kept from the model then is so now. */
function passable(text: string, at: string): string | undefined {
  const { verdict, masked } = alone(text, at);
  return unseen.has(verdict.action) ? undefined : masked;
}

/** A card in a quote, or in a link, has to go from what is stored, too. */
const hasCardBeside = ({ repliesTo, startedWith = "", at }: CustomerMessage): boolean =>
  hidesSome(startedWith, at) || (repliesTo !== undefined && passable(repliesTo, at) !== repliesTo);

/** The fixed words for a verdict: where it answers by itself, and beside the ordinary answer when a card number was hidden. */
function noticeFor(verdict: Verdict, hasCard: boolean, language: Language): string | undefined {
  const words = texts[language].safety;
  if (verdict.action === "answer") return words[answered(verdict.reason)];
  return verdict.action === "pass" && hasCard ? words.card_data : undefined;
}

function answered(reason: VerdictReason): keyof (typeof texts)["uk"]["safety"] {
  switch (reason) {
    case "abuse":
    case "card_data":
    case "injection":
    case "spam":
    case "flood":
    case "wordless":
    case "too_long":
      return reason;
    case "none":
    case "self_harm":
    case "threat":
      return "wordless";
  }
}
