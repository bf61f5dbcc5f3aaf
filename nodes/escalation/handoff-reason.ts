import type { HandoffReason, Turn } from "../../src/core/index.ts";
import type { EscalationState } from "./escalation-state.ts";

/** Why a person is called: an alarm of the screening comes before what the agent asked for. */
export function handoffReason({ verdict, request }: EscalationState, turn: Turn): HandoffReason {
  if (verdict?.action === "escalate") {
    switch (verdict.reason) {
      // Somebody is in danger of their life: the same urgency, and the same numbers to call.
      case "violence":
        return "self_harm";
      case "self_harm":
      case "threat":
      case "abuse":
      case "spam":
      case "injection":
        return verdict.reason;
      case "flood":
        return "spam";
      case "none":
      case "card_data":
      case "wordless":
      case "too_long":
        break;
    }
  }
  return request?.to === "escalation" && request.turnId === turn.id ? request.reason : "asked_for_person";
}
