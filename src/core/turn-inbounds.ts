import type { InboundId } from "./ids.ts";
import {
  type ButtonPressed,
  type CustomerMessage,
  type Inbound,
  isCustomers,
  type MessageEdited,
  type TurnInbound,
} from "./inbound.ts";

/**
 * What a turn is made of. An edit gives its words to the message it changes when both are in this turn. It is a message
 * of its own when that message was answered before. A pressed button is what the customer says by it. A timer says
 * nothing beside the customer's words.
 */
export function turnInbounds(batch: readonly Inbound[]): readonly TurnInbound[] {
  const here = new Set(batch.map(({ id }) => id));
  const newestEdits = new Map<InboundId, MessageEdited>();
  for (const inbound of batch) if (inbound.kind === "message_edited") newestEdits.set(inbound.of, inbound);
  const isSaid = batch.some(({ kind }) => isCustomers(kind));
  const counted = isSaid ? batch.filter(({ kind }) => kind !== "timer") : batch;
  return counted.flatMap((inbound) => turnInbound(inbound, here, newestEdits) ?? []);
}

/** Undefined for an edit that is merged into its message, or that a newer one replaces. */
function turnInbound(
  inbound: Inbound,
  here: ReadonlySet<InboundId>,
  newestEdits: ReadonlyMap<InboundId, MessageEdited>,
): TurnInbound | undefined {
  switch (inbound.kind) {
    case "message":
      return withEdit(inbound, newestEdits.get(inbound.id));
    case "message_edited": {
      const isMerged = here.has(inbound.of) || newestEdits.get(inbound.of) !== inbound;
      return isMerged ? undefined : correction(inbound);
    }
    case "button_pressed":
      return pressedMessage(inbound);
    case "person_message":
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
      return inbound;
  }
}

function withEdit(message: CustomerMessage, edit: MessageEdited | undefined): CustomerMessage {
  if (edit === undefined) return message;
  const { command: _command, hadCard: _hadCard, ...rest } = message;
  return { ...rest, ...editedWords(edit) };
}

const correction = (edit: MessageEdited): CustomerMessage => {
  const { id, conversationId, at, of } = edit;
  return { kind: "message", id, conversationId, at, ...editedWords(edit), attachments: [], corrects: of };
};

const editedWords = ({
  text,
  command,
  hadCard,
}: MessageEdited): Pick<CustomerMessage, "text" | "command" | "hadCard"> => ({
  text,
  ...(hadCard === undefined ? {} : { hadCard }),
  ...(command === undefined ? {} : { command }),
});

const pressedMessage = ({ id, conversationId, at, label, data }: ButtonPressed): CustomerMessage => ({
  kind: "message",
  id,
  conversationId,
  at,
  text: label,
  attachments: [],
  pressed: data,
});
