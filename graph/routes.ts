import { END } from "@langchain/langgraph";
import { isBackWish } from "../nodes/follow-up/back-wish.ts";
import { isOptOut } from "../nodes/follow-up/opt-out.ts";
import { isGuided, isModelAway, mayBeChoice } from "../nodes/guided/guided.ts";
import { isAnsweredByNotice } from "../nodes/media/only-unread.ts";
import { isCorrection } from "../nodes/trouble/correct-order.ts";
import type { GraphRequest } from "../nodes/turn/request.ts";
import { openCalls, scratchOf } from "../nodes/turn/scratch.ts";
import { isDerived } from "../nodes/turn/turn-of-messages.ts";
import {
  isCustomersTurn,
  isLatePart,
  isPersons,
  isProof,
  isTakeUndone,
  unanswered,
} from "../nodes/turn/turn-signals.ts";
import type { Turn, TurnInbound } from "../src/core/index.ts";
import type { DeskStateValues } from "./state.ts";

/** Where a finished turn comes to rest: at the wait for a person's word on the money, if there is one. */
export function rest({ bill }: DeskStateValues) {
  if (bill?.status === "awaiting_confirmation") return "await_payment";
  return END;
}

/** What a customer's words go through before anything answers them, in this order. */
export const hearing = ["media", "moderation"] as const;

/** Which node hears of what, the most urgent first. Of anything else around the chat only the memory hears. */
const eventNodes = [
  { kind: "payment_decision", node: "payment" },
  { kind: "payment_undone", node: "payment" },
  { kind: "refund_made", node: "payment" },
  { kind: "refund_undone", node: "payment" },
  { kind: "price_agreed", node: "payment" },
  { kind: "price_undone", node: "payment" },
  { kind: "order_changed", node: "payment" },
  { kind: "order_change_undone", node: "payment" },
  { kind: "payment_received", node: "payment" },
  { kind: "payment_refunded", node: "payment" },
  { kind: "link_made", node: "payment" },
  { kind: "delivery_trouble", node: "trouble" },
  { kind: "timer", node: "follow_up" },
  { kind: "customer_left", node: "escalation" },
] as const satisfies readonly { readonly kind: TurnInbound["kind"]; readonly node: string }[];
type EventNode = (typeof eventNodes)[number]["node"];
type Beginning = (typeof hearing)[0] | "memory_context" | EventNode;

/** Every place where a turn may begin; one that answers the wait for the money begins at the same places. */
export const beginnings: Beginning[] = [
  ...new Set<Beginning>([hearing[0], "memory_context", ...eventNodes.map(({ node }) => node)]),
];

/**
 * Where a turn begins. Only a customer's words have to be heard and screened; any other turn goes to the node it is
 * for. The very first turn of a conversation goes by the memory all the same: there the language is settled, and the
 * CRM is told. In a graph without turns the state still shows the turn before, so a new message is always heard.
 */
export function firstNode({ turn, touched, language }: DeskStateValues): Beginning {
  if (turn === null || isDerived(turn) || isCustomersTurn(turn)) return hearing[0];
  return touched && language !== null ? eventNode(turn) : "memory_context";
}

/** Which node a turn without a customer's words is for; several things at once go by the memory. */
export function eventNode({ inbounds }: Turn): EventNode | "memory_context" {
  const [only, ...others] = new Set(inbounds.map((inbound) => nodeFor([inbound])));
  return only === undefined || others.length > 0 ? "memory_context" : only;
}

const nodeFor = (inbounds: readonly TurnInbound[]): EventNode | undefined =>
  eventNodes.find(({ kind }) => inbounds.some((inbound) => inbound.kind === kind))?.node;

type Next = EventNode | GraphRequest["to"] | "agent" | ReturnType<typeof rest>;

/** After the memory: who has the word now. */
export function afterMemory(state: DeskStateValues): Next {
  const { turn } = state;
  if (turn === null || isCustomersTurn(turn) || isLeftOpen(state, turn)) return afterScreening(state, turn);
  return nodeFor(turn.inbounds) ?? rest(state);
}

/** A person undid that they took the chat, and what the customer said meanwhile has no answer: it is the AI's again. */
const isLeftOpen = ({ messages, handoff }: DeskStateValues, turn: Turn): boolean =>
  isTakeUndone(turn) && !isPersons(turn) && handoff === null && unanswered(messages, turn).length > 0;

/** `turn` is null in a graph without turns in which nothing was said yet: moderation had nothing to screen. */
function afterScreening(state: DeskStateValues, turn: Turn | null): Next {
  // A person has the chat: the AI reads along, adds to the ticket, and still hears an alarm. One who was only asked for
  // has it not yet.
  if (turn !== null && isPersons(turn)) return "escalation";
  switch (state.verdict?.action ?? "pass") {
    case "escalate":
      return "escalation";
    case "answer":
    case "ignore":
      return rest(state);
    case "pass":
      return turn === null ? "agent" : afterPass(state, turn);
  }
}

function afterPass(state: DeskStateValues, turn: Turn): Next {
  // The wish for a person was heard in the words themselves: no model stands between.
  if (state.request?.turnId === turn.id) return state.request.to;
  if (isOptOut(state, turn) || isBackWish(state, turn)) return "follow_up";
  // A receipt without a word needs no model to be understood.
  if (isProof(state, turn)) return "payment";
  if (isLatePart(state, turn)) return rest(state);
  if (isCorrection(state, turn)) return "trouble";
  if (isAnsweredByNotice(state, turn)) return rest(state);
  if (mayBeChoice(state, turn)) return "guided";
  return "agent";
}

/** After a choice was looked at: who it was handed on to, or, where it was none, who would have had the word. */
export function afterGuided(state: DeskStateValues): "agent" | GraphRequest["to"] | ReturnType<typeof rest> {
  const { turn, request } = state;
  if (turn !== null && request?.turnId === turn.id) return request.to;
  if (turn !== null && isGuided(state, turn)) return rest(state);
  return "agent";
}

/** After the model spoke, and after its tools ran. */
export function afterAgent(state: DeskStateValues): "tools" | GraphRequest["to"] | ReturnType<typeof rest> {
  const { turn, request } = state;
  if (turn === null) return END;
  if (isModelAway(state, turn)) return "guided";
  if (request?.turnId === turn.id) return request.to;
  return openCalls(scratchOf(state, turn)).length > 0 ? "tools" : rest(state);
}

export function afterTools(state: DeskStateValues): "agent" | GraphRequest["to"] {
  const { turn, request } = state;
  return turn !== null && request?.turnId === turn.id ? request.to : "agent";
}
