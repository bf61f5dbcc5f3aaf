import { texts } from "../../nodes/texts/texts.ts";
import {
  buildEffect,
  type Effect,
  type LinkedTicket,
  type Shop,
  staffLanguageOf,
  type Ticket,
  turnId,
} from "../core/index.ts";

/** An agent gave the ticket to another customer: what is said there is for that one, and not for this chat. */
export const isAnothers = (
  { requester }: Pick<Ticket, "requester">,
  { requesterId }: Pick<LinkedTicket, "requesterId">,
): boolean => requester.id !== undefined && requesterId !== undefined && requester.id !== requesterId;

/** For the staff, and for the agents where they read. Their keys are the ticket's, so each is told once. */
export function customerChanged(
  { conversationId, helpdesk, account = "", ticketId }: LinkedTicket,
  shop: Pick<Shop, "languages">,
): readonly Effect[] {
  const text = texts[staffLanguageOf(shop)].staff.ticketOfAnother({ helpdesk, ticketId });
  const subject = `customer_changed/${helpdesk}/${account}/${ticketId}`;
  const origin = { conversationId, turnId: turnId("helpdesk"), node: "hear" };
  return [
    buildEffect({ kind: "staff.post", subject, payload: { topic: "trouble", text, actions: ["take_over"] } }, origin),
    buildEffect({ kind: "ticket.note", subject, payload: { text, public: false } }, origin),
  ];
}
