import { type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import type { Turn, TurnInbound } from "../../src/core/index.ts";
import { customerMessage } from "./customer-message.ts";
import { personMessage } from "./person-message.ts";
import { withPredecessor } from "./turn-of-messages.ts";

/**
 * A turn as it enters the graph, with its words. Of the replies that were never sent it keeps those that the model
 * still has in its memory (`known`: the messages it has now), where they look as if they had been read.
 */
export function turnInput(
  turn: Turn,
  known: readonly BaseMessage[],
): { readonly turn: Turn; readonly messages: BaseMessage[] } {
  const unsaid = turn.unsaid.filter((id) => known.some((message) => message.id === id));
  return {
    turn: withPredecessor({ ...turn, unsaid }, known),
    // A reply that was never sent is taken out of the model's memory.
    messages: [...unsaid.map((id) => new RemoveMessage({ id })), ...turn.inbounds.flatMap(messagesOfInbound)],
  };
}

/** The customer's words as human, a person's as an answer with a name. */
function messagesOfInbound(inbound: TurnInbound): BaseMessage[] {
  switch (inbound.kind) {
    case "message":
      return [customerMessage(inbound)];
    case "person_message":
      return [personMessage(inbound)];
    case "payment_decision":
    case "payment_undone":
    case "refund_made":
    case "refund_undone":
    case "price_agreed":
    case "price_undone":
    case "order_changed":
    case "order_change_undone":
    case "draft_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "rated":
    case "customer_left":
    case "taken_over":
    case "take_undone":
    case "delivery_trouble":
    case "timer":
    case "link_made":
    case "given_back":
    case "closed":
      return [];
  }
}
