import { type HandoffReason, reasonNow, type Turn } from "../../src/core/index.ts";
import type { EscalationState } from "./escalation-state.ts";

/** Why a person is called: an alarm of the screening comes before what the agent asked for. */
export function handoffReason({ verdict, request }: EscalationState, turn: Turn): HandoffReason {
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
  return request?.to === "escalation" && request.turnId === turn.id ? reasonNow(request.reason) : "person";
}

/** What the person is wanted for, as the agent put it. */
export const wantedOf = ({ request }: EscalationState, turn: Turn): string | undefined =>
  request?.to === "escalation" && request.turnId === turn.id ? request.wanted : undefined;
