import { missingDelivery, type Turn } from "../../src/core/index.ts";
import { keepNewest } from "../sale/order-fields.ts";
import { withShown } from "../sale/shown-goods.ts";
import { addToOutcome } from "../turn/outcome.ts";
import type { StampedOutcome } from "../turn/outcome-schema.ts";
import { callForPerson, type GraphRequest } from "../turn/request.ts";
import type { Change, Situation } from "./situation.ts";
import { type Seen, situationOf } from "./situation-of.ts";

/** The part of a graph's state that tools look at and change. */
type ProgressState = Seen & {
  readonly shownBefore: readonly string[];
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
  const { draft, shown, wishes } = situation;
  const isComplete = draft !== state.draft && missingDelivery(draft).length === 0;
  return {
    draft,
    ...(shown === state.shown ? {} : withShown(state, shown)),
    ...(wishes === state.wishes ? {} : { wishes: [...wishes] }),
    request,
    outcome: isComplete ? addToOutcome({ outcome }, turn, { delivery: draft.delivery }) : outcome,
  };
}

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
    wish,
  } = change;
  const wishes = wish === undefined ? situation.wishes : keepNewest([...situation.wishes, wish]);
  return {
    situation: { ...situation, draft, wishes, shown: isFound ? beside(situation.shown, shown) : shown },
    ...(isFound || change.shown !== undefined ? { isFound: true } : {}),
    request: joined(request, asked, turn),
    outcome: facts.length + unanswered.length === 0 ? outcome : addToOutcome({ outcome }, turn, { facts, unanswered }),
  };
}

const beside = (before: Situation["shown"], newer: Situation["shown"]): Situation["shown"] =>
  [...new Map([...before, ...newer].map((product) => [product.variants[0]?.sku, product])).values()].slice(
    0,
    mostShown,
  );

/**
 * A person that was called stays called, whatever else the model asks for in the same breath; what they are asked to do
 * with orders is asked in one.
 */
function joined(before: GraphRequest | null, asked: GraphRequest | null, turn: Turn): GraphRequest | null {
  const called = callForPerson({ request: before }, turn);
  if (before === asked || called === undefined) return asked;
  const more = asked?.to === "escalation" ? (asked.wishes ?? []) : [];
  return more.length === 0 ? called : { ...called, wishes: [...(called.wishes ?? []), ...more] };
}
