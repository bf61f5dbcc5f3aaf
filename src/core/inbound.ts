import type { ConversationId, InboundId } from "./ids.ts";

/** What a customer can attach. Files themselves stay with the channel; here is only what a node may reason about. */
export interface Attachment {
  readonly kind: "photo" | "document" | "voice" | "video" | "location" | "contact" | "sticker";
  readonly ref: string;
  readonly name?: string;
}

interface Received {
  readonly id: InboundId;
  readonly conversationId: ConversationId;
  /** ISO time at which it was accepted. */
  readonly at: string;
}

/** The customer wrote something or sent a file. */
export interface CustomerMessage extends Received {
  readonly kind: "message";
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** A person of the shop answered the customer, wherever they did it. */
export interface PersonMessage extends Received {
  readonly kind: "person_message";
  readonly text: string;
  readonly by: string;
}

/** A person decided whether a payment that waits has arrived. */
export interface PaymentDecision extends Received {
  readonly kind: "payment_decision";
  /** The bill the person decided about: a newer one is not settled by an old word. */
  readonly billId: string;
  readonly paid: boolean;
  readonly by: string;
}

/** A person gave the conversation back to the AI. */
export interface GivenBack extends Received {
  readonly kind: "given_back";
  readonly by: string;
}

/** One accepted message, decision or event, stored before anyone is told "ok". Unique by (source, external id). */
export type Inbound = CustomerMessage | PersonMessage | PaymentDecision | GivenBack;
export type InboundKind = Inbound["kind"];
