import { AIMessage } from "@langchain/core/messages";
import type { Reply, ReplyKind, Turn, TurnOutcome } from "../../src/core/index.ts";
import type { StampedOutcome } from "./schemas.ts";

/** The outcome so far of this very turn; what an earlier turn left in state does not count. */
export function outcomeOf(state: { readonly outcome: StampedOutcome | null }, turn: Turn): StampedOutcome {
  return state.outcome?.turnId === turn.id
    ? state.outcome
    : { turnId: turn.id, heard: [], replies: [], facts: [], orders: [] };
}

/** The outcome with something more in it: lists are continued without doubles, single values replaced. */
export function adding(
  state: { readonly outcome: StampedOutcome | null },
  turn: Turn,
  more: Partial<TurnOutcome>,
): StampedOutcome {
  const sofar = outcomeOf(state, turn);
  return {
    ...sofar,
    ...more,
    heard: continued(sofar.heard, more.heard, ({ inboundId }) => inboundId),
    replies: continued(sofar.replies, more.replies, ({ id }) => id),
    facts: continued(sofar.facts, more.facts, ({ topic, text }) => `${topic}/${text}`),
    orders: continued(sofar.orders, more.orders, ({ id }) => id),
  };
}

/** A node that runs again adds the same things under the same ids: they take the place of the first. */
const continued = <T>(sofar: readonly T[], more: readonly T[] = [], idOf: (each: T) => string): T[] => [
  ...new Map([...sofar, ...more].map((each) => [idOf(each), each])).values(),
];

/** One reply, under an id that a re-run repeats: the node and what the reply is about. */
export const reply = (
  turn: Turn,
  of: {
    readonly node: string;
    readonly about?: string;
    readonly kind: ReplyKind;
    readonly text: string;
    readonly choices?: readonly string[];
    readonly copies?: Reply["copies"];
    readonly invoice?: Reply["invoice"];
  },
): Reply => ({
  id: `${turn.id}/${of.node}${of.about === undefined ? "" : `/${of.about}`}`,
  turnId: turn.id,
  kind: of.kind,
  text: of.text,
  ...(of.choices === undefined ? {} : { choices: of.choices }),
  ...(of.copies === undefined ? {} : { copies: of.copies }),
  ...(of.invoice === undefined ? {} : { invoice: of.invoice }),
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
