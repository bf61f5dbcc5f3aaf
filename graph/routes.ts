import { END } from "@langchain/langgraph";
import { awaitsTools } from "../nodes/agent/agent.ts";
import { isUnheard } from "../nodes/media/unread.ts";
import { isCorrection } from "../nodes/trouble/trouble.ts";
import { isAboutMoney, isLatePart, isPersons, isProof, owesAnswer } from "../nodes/turn/turn-signals.ts";
import type { DeskStateValues } from "./state.ts";

/** Where a finished turn comes to rest: at the wait for a person's word on the money, if there is one. */
export const rest = (state: DeskStateValues): "await_payment" | typeof END =>
  state.bill?.status === "awaiting_confirmation" ? "await_payment" : END;

/** After media, moderation and memory, in every turn: who has the word now. */
export function afterMemory(
  state: DeskStateValues,
): "agent" | "payment" | "escalation" | "trouble" | "await_payment" | typeof END {
  const { turn, verdict } = state;
  const isCustomer = turn === null || turn.inbounds.some((inbound) => inbound.kind === "message");
  if (!isCustomer) {
    if (turn.inbounds.some(isAboutMoney)) return "payment";
    if (turn.inbounds.some(({ kind }) => kind === "delivery_trouble")) return "trouble";
    return turn.inbounds.some(({ kind }) => kind === "customer_left") ? "escalation" : rest(state);
  }
  // A person has the chat, or will: the AI reads along, adds to the ticket, and still hears an alarm.
  if (turn !== null && isPersons(turn)) return "escalation";
  switch (verdict?.action ?? "pass") {
    case "escalate":
      return "escalation";
    case "answer":
    case "ignore":
      return rest(state);
    case "pass":
      // A receipt without a word needs no model to be understood.
      if (turn !== null && isProof(state, turn)) return "payment";
      if (turn !== null && isLatePart(state, turn)) return rest(state);
      if (turn !== null && isCorrection(state, turn)) return "trouble";
      // An answer that was held back for this file is still owed.
      return turn !== null && isUnheard(turn) && !owesAnswer(state.messages, turn) ? rest(state) : "agent";
  }
}

/** After the model spoke, and after its tools ran. */
export function afterAgent(state: DeskStateValues): "tools" | "payment" | "escalation" | "await_payment" | typeof END {
  const { turn, request } = state;
  if (turn === null) return END;
  if (request?.turnId === turn.id) return request.to;
  return awaitsTools(state, turn) ? "tools" : rest(state);
}

export function afterTools(state: DeskStateValues): "agent" | "payment" | "escalation" {
  const { turn, request } = state;
  return turn !== null && request?.turnId === turn.id ? request.to : "agent";
}
