import type { AIMessage } from "@langchain/core/messages";
import type { Reply, Turn, TurnOutcome } from "../../src/core/index.ts";
import { saidMessage } from "./offered.ts";
import type { StampedOutcome } from "./outcome-schema.ts";

/** The outcome so far of this very turn; what an earlier turn left in state does not count. */
export function outcomeOf(state: { readonly outcome: StampedOutcome | null }, turn: Turn): StampedOutcome {
  return state.outcome?.turnId === turn.id
    ? state.outcome
    : { turnId: turn.id, heard: [], replies: [], facts: [], orders: [] };
}

/** The outcome with more in it: lists go on without doubles, single values are replaced. */
export function addToOutcome(
  state: { readonly outcome: StampedOutcome | null },
  turn: Turn,
  more: Partial<TurnOutcome>,
): StampedOutcome {
  const before = outcomeOf(state, turn);
  return {
    ...before,
    ...more,
    heard: extend(before.heard, more.heard, ({ inboundId }) => inboundId),
    replies: extend(before.replies, more.replies, ({ id }) => id),
    facts: extend(before.facts, more.facts, ({ topic, text }) => `${topic}/${text}`),
    orders: extend(before.orders, more.orders, ({ id }) => id),
    ...unansweredIn(before, more),
  };
}

function unansweredIn(before: TurnOutcome, more: Partial<TurnOutcome>): Pick<TurnOutcome, "unanswered"> {
  const unanswered = extend(before.unanswered ?? [], more.unanswered, (question) => question);
  return unanswered.length === 0 ? {} : { unanswered };
}

/** A node that runs again adds the same things under the same ids: they take the place of the first. */
const extend = <T>(before: readonly T[], more: readonly T[] = [], idIn: (each: T) => string): T[] => [
  ...new Map([...before, ...more].map((each) => [idIn(each), each])).values(),
];

/** One reply, under an id that a re-run repeats: the node and what the reply is about. */
export function reply(
  turn: Turn,
  of: Pick<Reply, "kind" | "text" | "choices" | "asks" | "pictures" | "copies" | "invoice" | "checked"> & {
    readonly node: string;
    readonly about?: string;
  },
): Reply {
  const { node, about, ...said } = of;
  return { id: `${turn.id}/${node}${about === undefined ? "" : `/${about}`}`, turnId: turn.id, ...said };
}

/** The patch that says something: into the outcome for the customer, into the messages for the model to remember. */
export const sayReplies = (
  state: { readonly outcome: StampedOutcome | null },
  turn: Turn,
  replies: readonly Reply[],
  more: Partial<TurnOutcome> = {},
): { outcome: StampedOutcome; messages: AIMessage[] } => ({
  outcome: addToOutcome(state, turn, { ...more, replies }),
  messages: replies.map(saidMessage),
});
