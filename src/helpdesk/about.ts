import {
  type Conversation,
  type CustomerCard,
  type Delivered,
  type Effect,
  type Files,
  type HelpdeskConnection,
  lifetimeValueOf,
  placeOf,
  type Requester,
  type Shop,
  type Store,
  type Ticket,
  type TicketRequest,
} from "../core/index.ts";

export interface HelpdeskDeps {
  readonly store: Store;
  readonly files: Files;
  /** By helpdesk: the names of its own fields. */
  readonly fields: Shop["helpdesk"]["fields"];
}

/** Whom a wish toward the helpdesk is about. */
export interface About {
  readonly conversation: Conversation;
  readonly card: CustomerCard;
  readonly requester: Requester;
}

/** Undefined when they were erased meanwhile. */
export async function aboutOf(effect: Effect, { store }: HelpdeskDeps): Promise<About | undefined> {
  const conversation = await store.conversation(effect.conversationId);
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

export const erased = { outcome: "refused", code: "erased", isTold: true, isUnasked: true } as const;

/** What there is to tell in fields of the helpdesk's own. */
export const knownOf = ({ conversation, card }: About) => ({
  customer_id: card.id,
  channel: conversation.channel,
  lifetime_value: lifetimeValueOf(card.orders),
  username: card.username ?? "",
  phone: card.delivery.phone ?? "",
  order: card.orders[0]?.number ?? "",
});

/** What every deliverer of a helpdesk has in common. Most have no key: one that is slow must not be asked twice. */
export const common = ({ vendor, limit }: HelpdeskConnection) =>
  ({ vendor, limit, isSafeToRepeat: true, deadlineMs: 14_000, lateMs: 60_000 }) as const;

/** From here on the ticket is this conversation's. */
export async function linked(
  connection: HelpdeskConnection,
  { store }: HelpdeskDeps,
  { conversationId, key }: Effect,
  ticket: Ticket,
): Promise<Ticket> {
  const { id: ticketId, url } = ticket;
  const where = url === undefined ? {} : { url };
  await store.linkTicket({ ...placeOf(connection), ticketId, conversationId, key, ...where });
  return ticket;
}

export const receiptOf = ({ id: externalId, url }: Ticket): Delivered => ({
  outcome: "done",
  receipt: { externalId, ...(url === undefined ? {} : { url }) },
});

/** A ticket was wished for, and there is none: it was refused, or nobody was configured to make it. Nobody decided that it need not be. */
export const isOwed = (wish: TicketRequest | undefined): wish is TicketRequest =>
  wish !== undefined && !wish.isOpened && wish.state !== "discarded";
