import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import type { Inbound, Turn } from "../src/core/index.ts";

/** The words of a turn as the model's messages: the customer's as human, a person's as an answer with a name. */
export const messagesOfTurn = (turn: Turn): BaseMessage[] => turn.inbounds.flatMap(messagesOfInbound);

function messagesOfInbound(inbound: Inbound): BaseMessage[] {
  switch (inbound.kind) {
    case "message":
      return [new HumanMessage({ id: inbound.id, content: inbound.text })];
    case "person_message":
      return [new AIMessage({ id: inbound.id, name: "person", content: inbound.text })];
    case "payment_decision":
    case "given_back":
      return [];
  }
}
