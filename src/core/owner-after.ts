import type { Owner } from "./conversation.ts";
import type { InboundKind } from "./inbound.ts";

/**
 * Who answers the customer from the moment this is stored, long before a turn gets to it. `judged`: whose the chat
 * is after an act that is judged in the moment in which it is stored.
 */
export function ownerAfter(kind: InboundKind, owner: Owner, judged: Owner = owner): Owner {
  switch (kind) {
    case "message":
    case "message_edited":
    case "button_pressed":
      return owner === "closed" ? "ai" : owner;
    case "payment_decision":
    case "payment_undone":
    case "refund_made":
    case "refund_undone":
    case "price_agreed":
    case "price_undone":
    case "order_changed":
    case "order_change_undone":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "rated":
    case "customer_left":
    case "delivery_trouble":
    case "timer":
    case "link_made":
      return owner;
    case "taken_over":
    case "person_message":
      return "person";
    case "given_back":
      return "ai";
    case "take_undone":
    case "draft_decision":
      return judged;
    case "closed":
      return "closed";
  }
}
