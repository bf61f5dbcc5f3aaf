import type { BaseMessage } from "@langchain/core/messages";
import { missingDelivery, type Turn } from "../../src/core/index.ts";
import { withShown } from "../sale/shown-goods.ts";
import { addToOutcome } from "../turn/outcome.ts";
import type { StampedOutcome } from "../turn/outcome-schema.ts";
import type { GraphRequest } from "../turn/request.ts";
import type { Change, Situation } from "./situation.ts";

/** The part of a graph's state that tools look at and change. */
type ProgressState = Pick<Situation, "draft" | "bill" | "customer" | "shown"> & {
  readonly shownBefore: readonly string[];
  readonly language: Situation["language"] | null;
  readonly messages: readonly BaseMessage[];
  readonly request: GraphRequest | null;
  readonly outcome: StampedOutcome | null;
};

/** Two searches of six each are more than a customer compares. */
const mostShown = 12;

/** How far the tools of one turn have come. */
export interface Progress {
  /** Something was found by these very calls: what the next one finds comes beside it. */
  readonly isFound?: true;
  readonly request: GraphRequest | null;
  readonly outcome: StampedOutcome | null;
  readonly situation: Situation;
}

export const progressOf = (state: ProgressState, turn: Turn): Progress => ({
  request: state.request,
  outcome: state.outcome,
  situation: situationOf(state, turn),
});

/** What came of it, as a patch of the state. */
export function patchOf(state: ProgressState, { situation, request, outcome }: Progress, turn: Turn) {
  const { draft, shown } = situation;
  const isComplete = draft !== state.draft && missingDelivery(draft).length === 0;
  return {
    draft,
    ...(shown === state.shown ? {} : withShown(state, shown)),
    request,
    outcome: isComplete ? addToOutcome({ outcome }, turn, { delivery: draft.delivery }) : outcome,
  };
}

const situationOf = (state: ProgressState, turn: Turn): Situation => ({
  turn,
  language: state.language ?? "uk",
  draft: state.draft,
  bill: state.bill,
  shown: state.shown,
  customer: state.customer,
  said: state.messages.filter((message) => message.getType() === "human").map((message) => message.text),
});

/** What is known once a tool has answered. */
export function withChange(
  { situation, request, outcome, isFound }: Progress,
  change: Change = {},
  turn: Turn,
): Progress {
  const {
    request: asked = request,
    facts = [],
    unanswered = [],
    draft = situation.draft,
    shown = situation.shown,
  } = change;
  return {
    situation: { ...situation, draft, shown: isFound ? beside(situation.shown, shown) : shown },
    ...(isFound || change.shown !== undefined ? { isFound: true } : {}),
    // A person that was called stays called, whatever else the model asks for in the same breath.
    request: isHandOver(request, turn) ? request : asked,
    outcome: facts.length + unanswered.length === 0 ? outcome : addToOutcome({ outcome }, turn, { facts, unanswered }),
  };
}

const beside = (before: Situation["shown"], newer: Situation["shown"]): Situation["shown"] =>
  [...new Map([...before, ...newer].map((product) => [product.variants[0]?.sku, product])).values()].slice(
    0,
    mostShown,
  );

const isHandOver = (request: GraphRequest | null, turn: Turn): boolean =>
  request?.turnId === turn.id && request.to === "escalation";
