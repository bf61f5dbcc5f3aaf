import {
  type Conversation,
  type CustomerCard,
  type Effect,
  lifetimeValueOf,
  type Requester,
  type Store,
} from "../core/index.ts";

/** The customer whom an effect for the helpdesk is about. */
export interface TicketCustomer {
  readonly conversation: Conversation;
  readonly card: CustomerCard;
  readonly requester: Requester;
}

/** Undefined when they were erased meanwhile. */
export async function loadTicketCustomer(
  { conversationId }: Effect,
  store: Store,
): Promise<TicketCustomer | undefined> {
  const conversation = await store.conversation(conversationId);
  if (conversation === undefined) return undefined;
  const card = await store.load(conversation.customerId);
  const name = card.delivery.name ?? card.username;
  const { phone } = card.delivery;
  const requester = {
    externalId: conversation.customerId,
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
  };
  return { conversation, card, requester };
}

/** What there is to write into fields of the helpdesk's own. */
export const knownFields = ({ conversation, card }: TicketCustomer) => ({
  customer_id: card.id,
  channel: conversation.channel,
  lifetime_value: lifetimeValueOf(card.orders),
  username: card.username ?? "",
  phone: card.delivery.phone ?? "",
  order: card.orders[0]?.number ?? "",
});
