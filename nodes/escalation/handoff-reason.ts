import { type HandoffReason, reasonNow, type Turn } from "../../src/core/index.ts";
import { callForPerson } from "../turn/request.ts";
import type { EscalationState } from "./escalation-state.ts";

/** Why a person is called: an alarm of the screening comes before what the agent asked for. */
export function handoffReason(state: EscalationState, turn: Turn): HandoffReason {
  const { verdict } = state;
  if (verdict?.action === "escalate") {
    switch (verdict.reason) {
      case "minor":
      case "violence":
      case "self_harm":
      case "threat":
        return "safety";
      case "abuse":
      case "injection":
        return "abuse";
      case "spam":
      case "flood":
        return "spam";
      case "none":
      case "card_data":
      case "wordless":
      case "too_long":
        break;
    }
  }
  const call = callForPerson(state, turn);
  return call === undefined ? "person" : reasonNow(call.reason);
}

/** What the person is wanted for, as the agent put it. */
export const wantedOf = (state: EscalationState, turn: Turn): string | undefined => callForPerson(state, turn)?.wanted;
