import { HumanMessage, RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, StateSchema } from "@langchain/langgraph";
import {
  type CustomerMessage,
  clip,
  customerText,
  type Inbound,
  type Language,
  languages,
  nextLanguage,
} from "../src/core/index.ts";
import { defineNode, type NodeDeps, type Thought } from "./define-node.ts";
import { screen } from "./moderation/screen.ts";
import type { Verdict, VerdictReason } from "./moderation/verdict.ts";
import { adding, reply } from "./outcome.ts";
import { turnFields, verdictFields } from "./state.ts";
import { texts } from "./texts/texts.ts";

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
    const said = turn.inbounds.filter((inbound): inbound is CustomerMessage => inbound.kind === "message");
    if (said.length === 0) return { patch: { verdict: passed } };
    const recent = [...state.recent, ...said.map(({ at, text }) => ({ at, text: clip(text, 80) }))].slice(-recentCount);
    const screened = said.map((inbound) => {
      const { verdict, masked } = screen({
        text: inbound.text,
        recentAts: recent.map(({ at }) => at),
        recentTexts: recent.map(({ text }) => text),
        now: turn.at,
        answeredFlood: state.floodAnswered,
      });
      // A message that is only a file is not empty: the file is what it says.
      const isFile = inbound.attachments.length > 0 && verdict.reason === "wordless";
      return { inbound, masked, verdict: isFile ? passed : verdict };
    });
    const kept = screened.map(({ inbound, masked }) => ({ at: inbound.at, text: clip(masked, 80) }));
    const verdict = screened.map((each) => each.verdict).reduce(graver);
    const masked = new Map(screened.map((each) => [each.inbound.id, each.masked]));
    const language = nextLanguage(state.language ?? undefined, customerText(turn), deps.languages ?? languages);
    const notice = noticeFor(verdict, language);
    const replies =
      notice === undefined || turn.owner !== "ai"
        ? []
        : [reply(turn, { node: "moderation", about: verdict.reason, kind: "safety", text: notice })];
    return {
      patch: {
        verdict,
        recent: [...state.recent, ...kept].slice(-recentCount),
        language,
        floodAnswered: verdict.reason === "flood" || verdict.reason === "spam",
        turn: { ...turn, inbounds: turn.inbounds.map((inbound) => withMasked(inbound, masked.get(inbound.id))) },
        outcome: adding(state, turn, {
          language,
          replies,
          heard: screened.map((each) => ({ inboundId: each.inbound.id, text: each.masked })),
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
            .filter((each) => each.masked !== each.inbound.text)
            .map((each) => new HumanMessage({ id: each.inbound.id, content: each.masked })),
        ],
      },
    };
  });
}

const passed: Verdict = { action: "pass", reason: "none", signals: [] };
const unseen: ReadonlySet<Verdict["action"]> = new Set(["answer", "ignore"]);
const gravity: Record<Verdict["action"], number> = { pass: 0, ignore: 1, answer: 2, escalate: 3 };

/** Of a burst, the message that needs most care decides; a reason on a passed message is kept over none. */
const graver = (a: Verdict, b: Verdict): Verdict =>
  gravity[b.action] > gravity[a.action] || (a.action === b.action && a.reason === "none") ? b : a;

const withMasked = (inbound: Inbound, text: string | undefined): Inbound =>
  inbound.kind === "message" && text !== undefined ? { ...inbound, text } : inbound;

/** The fixed words for a verdict: always with "answer", and beside the ordinary answer when a card number was hidden. */
function noticeFor(verdict: Verdict, language: Language): string | undefined {
  if (verdict.action === "pass") return verdict.reason === "card_data" ? texts[language].safety.card_data : undefined;
  return verdict.action === "answer" ? texts[language].safety[answered(verdict.reason)] : undefined;
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
