import { AIMessage, type BaseMessage, RemoveMessage } from "@langchain/core/messages";
import type { Turn, TurnInbound } from "../../src/core/index.ts";
import { customerMessage } from "./customer-message.ts";
import { withPredecessor } from "./turn-of-messages.ts";

/**
 * A turn as it enters the graph, with its words: of what was never read, it knows what the model still has in its memory, and so takes
 * for read.
 */
export const arriving = (
  turn: Turn,
  known: readonly BaseMessage[],
): { readonly turn: Turn; readonly messages: BaseMessage[] } => {
  const unsaid = turn.unsaid.filter((id) => known.some((message) => message.id === id));
  return { turn: withPredecessor({ ...turn, unsaid }, known), messages: messagesOfTurn(turn, known) };
};

/**
 * The words of a turn as the model's messages: the customer's as human, a person's as an answer with a name. What the
 * model drafted earlier and nobody read is taken out of its memory (`known`: the messages it has now).
 */
export const messagesOfTurn = (turn: Turn, known: readonly BaseMessage[]): BaseMessage[] => [
  ...turn.unsaid.filter((id) => known.some((message) => message.id === id)).map((id) => new RemoveMessage({ id })),
  ...turn.inbounds.flatMap(messagesOfInbound),
];

function messagesOfInbound(inbound: TurnInbound): BaseMessage[] {
  switch (inbound.kind) {
    case "message":
      return [customerMessage(inbound)];
    case "person_message":
      return [new AIMessage({ id: inbound.id, name: "person", content: inbound.text || "📎" })];
    case "payment_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "customer_left":
    case "taken_over":
    case "delivery_trouble":
    case "given_back":
    case "closed":
      return [];
  }
}
