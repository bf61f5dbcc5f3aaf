import { AIMessage } from "@langchain/core/messages";
import type { Reply, ReplyKind, Turn, TurnOutcome } from "../src/core/index.ts";
import type { StampedOutcome } from "./schemas.ts";

/** The outcome so far of this very turn; what an earlier turn left in state does not count. */
export function outcomeOf(state: { readonly outcome: StampedOutcome | null }, turn: Turn): StampedOutcome {
  return state.outcome?.turnId === turn.id
    ? state.outcome
    : { turnId: turn.id, heard: [], replies: [], facts: [], orders: [] };
}

/** The outcome with something more in it: lists are continued, single values replaced. */
export function adding(
  state: { readonly outcome: StampedOutcome | null },
  turn: Turn,
  more: Partial<TurnOutcome>,
): StampedOutcome {
  const sofar = outcomeOf(state, turn);
  return {
    ...sofar,
    ...more,
    heard: [...sofar.heard, ...(more.heard ?? [])],
    replies: [...sofar.replies, ...(more.replies ?? [])],
    facts: [...sofar.facts, ...(more.facts ?? [])],
    orders: [...sofar.orders, ...(more.orders ?? [])],
  };
}

/** One reply, under an id that a re-run repeats: the node and what the reply is about. */
export const reply = (
  turn: Turn,
  of: {
    readonly node: string;
    readonly about?: string;
    readonly kind: ReplyKind;
    readonly text: string;
    readonly choices?: readonly string[];
  },
): Reply => ({
  id: `${turn.id}/${of.node}${of.about === undefined ? "" : `/${of.about}`}`,
  turnId: turn.id,
  kind: of.kind,
  text: of.text,
  ...(of.choices === undefined ? {} : { choices: of.choices }),
});

/** The patch that says something: into the outcome for the customer, into the messages for the model to remember. */
export const saying = (
  state: { readonly outcome: StampedOutcome | null },
  turn: Turn,
  replies: readonly Reply[],
  more: Partial<TurnOutcome> = {},
): { outcome: StampedOutcome; messages: AIMessage[] } => ({
  outcome: adding(state, turn, { ...more, replies }),
  messages: replies.map(({ id, text }) => new AIMessage({ id, content: text })),
});
