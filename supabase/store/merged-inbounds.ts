import type { CustomerMessage, Inbound, InboundId, MessageEdited, TurnInbound } from "../../src/core/index.ts";

/**
 * What a turn is made of: an edit gives its words to the message it changes when both are in this turn, and is a message
 * of its own when that one was answered before. A pressed button is what the customer says by it.
 */
export function merged(inbounds: readonly Inbound[]): readonly TurnInbound[] {
  const here = new Set(inbounds.map(({ id }) => id));
  const newest = new Map<InboundId, MessageEdited>();
  for (const inbound of inbounds) if (inbound.kind === "message_edited") newest.set(inbound.of, inbound);
  const inTurn = (inbound: Inbound): TurnInbound[] => {
    switch (inbound.kind) {
      case "message": {
        const edit = newest.get(inbound.id);
        if (edit === undefined) return [inbound];
        const { command: _command, ...rest } = inbound;
        return [{ ...rest, ...wordsOf(edit) }];
      }
      case "message_edited":
        return here.has(inbound.of) || newest.get(inbound.of) !== inbound ? [] : [correction(inbound)];
      case "button_pressed": {
        const { id, conversationId, at, label, data } = inbound;
        return [{ kind: "message", id, conversationId, at, text: label, attachments: [], pressed: data }];
      }
      case "person_message":
      case "payment_decision":
      case "payment_received":
      case "payment_refunded":
      case "language_chosen":
      case "customer_left":
      case "taken_over":
      case "delivery_trouble":
      case "given_back":
      case "closed":
        return [inbound];
    }
  };
  return inbounds.flatMap(inTurn);
}

const correction = (edit: MessageEdited): CustomerMessage => {
  const { id, conversationId, at, of } = edit;
  return { kind: "message", id, conversationId, at, ...wordsOf(edit), attachments: [], corrects: of };
};

const wordsOf = ({ text, command }: MessageEdited): Pick<CustomerMessage, "text" | "command"> => ({
  text,
  ...(command === undefined ? {} : { command }),
});
