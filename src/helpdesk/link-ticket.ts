import {
  type Delivered,
  type Effect,
  type HelpdeskConnection,
  placeOf,
  type Store,
  type Ticket,
  type TicketRequest,
} from "../core/index.ts";

/** From here on the ticket is this conversation's. */
export async function linkTicket(
  connection: HelpdeskConnection,
  store: Store,
  { conversationId, key }: Effect,
  ticket: Ticket,
): Promise<Ticket> {
  const { id: ticketId, url, requester } = ticket;
  const link = { ...placeOf(connection), ticketId, conversationId, key };
  const isFor = requester.id === undefined ? {} : { requesterId: requester.id };
  await store.linkTicket(url === undefined ? { ...link, ...isFor } : { ...link, ...isFor, url });
  return ticket;
}

export const ticketReceipt = ({ id: externalId, url }: Ticket): Delivered => ({
  outcome: "done",
  receipt: { externalId, ...(url === undefined ? {} : { url }) },
});

/**
 * A ticket was asked for, and there is none: it was refused, or no helpdesk was configured to make it. No person
 * decided that it need not be.
 */
export const isOwed = (request: TicketRequest | undefined): request is TicketRequest =>
  request !== undefined && !request.isOpened && request.state !== "discarded";
