import { END } from "@langchain/langgraph";
import { isUnreadOnly } from "../nodes/media/unread-files.ts";
import { isCorrection } from "../nodes/trouble/correct-order.ts";
import { openCalls, scratchOf } from "../nodes/turn/scratch.ts";
import { isDerived } from "../nodes/turn/turn-of-messages.ts";
import {
  isAboutMoney,
  isCustomersTurn,
  isLatePart,
  isPersons,
  isProof,
  owesAnswer,
} from "../nodes/turn/turn-signals.ts";
import type { Turn, TurnInbound } from "../src/core/index.ts";
import type { DeskStateValues } from "./state.ts";

/** Where a finished turn comes to rest: at the wait for a person's word on the money, if there is one. */
export const rest = (state: DeskStateValues): "await_payment" | typeof END =>
  state.bill?.status === "awaiting_confirmation" ? "await_payment" : END;

type EventNode = "memory_context" | "payment" | "trouble" | "escalation";

/**
 * Where a turn begins. Only a customer's words have to be heard and screened; any other turn goes to the node it is
 * for. The very first turn of a conversation goes by the memory all the same: there the language is settled, and the
 * CRM is told. In a graph without turns the state still shows the turn before, so a new message is always heard.
 */
export function firstNode({ turn, touched, language }: DeskStateValues): "media" | EventNode {
  if (turn === null || isDerived(turn) || isCustomersTurn(turn)) return "media";
  return touched && language !== null ? eventNode(turn) : "memory_context";
}

/** Which node a turn without a customer's words is for. */
export function eventNode(turn: Turn): EventNode {
  const [only, ...others] = new Set(turn.inbounds.map(({ kind }) => nodeFor(kind)));
  return only === undefined || others.length > 0 ? "memory_context" : only;
}

function nodeFor(kind: TurnInbound["kind"]): EventNode {
  switch (kind) {
    case "payment_decision":
    case "payment_received":
    case "payment_refunded":
      return "payment";
    case "delivery_trouble":
      return "trouble";
    case "customer_left":
      return "escalation";
    case "message":
    case "person_message":
    case "language_chosen":
    case "taken_over":
    case "given_back":
    case "closed":
      return "memory_context";
  }
}

type AfterMemory = "agent" | "payment" | "escalation" | "trouble" | "await_payment" | typeof END;

/** After the memory: who has the word now. */
export function afterMemory(state: DeskStateValues): AfterMemory {
  const { turn } = state;
  return turn === null || isCustomersTurn(turn) ? afterScreening(state, turn) : afterEvent(state, turn);
}

function afterEvent(state: DeskStateValues, { inbounds }: Turn): AfterMemory {
  if (inbounds.some(isAboutMoney)) return "payment";
  if (inbounds.some(({ kind }) => kind === "delivery_trouble")) return "trouble";
  return inbounds.some(({ kind }) => kind === "customer_left") ? "escalation" : rest(state);
}

/** `turn` is null in a graph without turns in which nothing was said yet: moderation had nothing to screen. */
function afterScreening(state: DeskStateValues, turn: Turn | null): AfterMemory {
  // A person has the chat, or will: the AI reads along, adds to the ticket, and still hears an alarm.
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

function afterPass(state: DeskStateValues, turn: Turn): AfterMemory {
  // A receipt without a word needs no model to be understood.
  if (isProof(state, turn)) return "payment";
  if (isLatePart(state, turn)) return rest(state);
  if (isCorrection(state, turn)) return "trouble";
  // An answer that was held back for this file is still owed.
  return isUnreadOnly(turn) && !owesAnswer(state.messages, turn) ? rest(state) : "agent";
}

/** After the model spoke, and after its tools ran. */
export function afterAgent(state: DeskStateValues): "tools" | "payment" | "escalation" | "await_payment" | typeof END {
  const { turn, request } = state;
  if (turn === null) return END;
  if (request?.turnId === turn.id) return request.to;
  return openCalls(scratchOf(state, turn)).length > 0 ? "tools" : rest(state);
}

export function afterTools(state: DeskStateValues): "agent" | "payment" | "escalation" {
  const { turn, request } = state;
  return turn !== null && request?.turnId === turn.id ? request.to : "agent";
}
