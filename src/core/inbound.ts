import type { PriceTerms } from "./agreed-price.ts";
import type { Attachment } from "./attachment.ts";
import type { CustomerCommand, SharedKind } from "./customer-command.ts";
import type { Delivery, DeliveryField } from "./draft.ts";
import type { ConversationId, EffectKey, InboundId, ReplyDraftId } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";
import type { LineQuantity } from "./order-change.ts";
import type { Principal, ProvenPerson } from "./principal.ts";
import type { Rating } from "./rating.ts";
import type { TimerBody } from "./timer.ts";

interface Received {
  readonly id: InboundId;
  readonly conversationId: ConversationId;
  /** ISO time at which it was accepted. */
  readonly at: string;
}

/** A person of the shop did it. */
interface DoneByPerson extends Received {
  /** What colleagues call them. */
  readonly by: string;
  /** Absent where it was stored before people were proven: then `by` is all there is, and proves nothing. */
  readonly person?: ProvenPerson;
}

/** The customer wrote something or sent a file. */
export interface CustomerMessage extends Received {
  readonly kind: "message";
  readonly text: string;
  readonly attachments: readonly Attachment[];
  /** The older message it was written under. */
  readonly repliesTo?: string;
  /** It is an answer by button: what the button carries. */
  readonly pressed?: string;
  /** It is a correction of this earlier message, which was answered already. */
  readonly corrects?: InboundId;
  /**
   * It came as this command; `text` is what followed. The words of the command itself are chosen with the answer's
   * language.
   */
  readonly command?: CustomerCommand;
  /**
   * What the link carried through which the customer opened the chat. Any person can make such a link: it is data, and
   * proves nothing.
   */
  readonly startedWith?: string;
  /** A card number stood in `text`; it was masked before anything was stored. */
  readonly hadCard?: true;
  /** `text` is what such a thing says. */
  readonly shared?: SharedKind;
  /** Another person's words, passed on. */
  readonly isForwarded?: true;
  /** The album it is a part of: its parts are messages of their own, and may come seconds apart. */
  readonly group?: string;
  /** The language of the customer's app: it decides where nothing else does. */
  readonly appLanguage?: Language;
}

/**
 * The customer changed a message. Before it is answered the new words take its place; afterwards they are a message.
 */
export interface MessageEdited extends Received {
  readonly kind: "message_edited";
  readonly of: InboundId;
  readonly text: string;
  readonly hadCard?: true;
  readonly command?: CustomerCommand;
}

/** The customer pressed a button under one of our messages. */
export interface ButtonPressed extends Received {
  readonly kind: "button_pressed";
  /** What stands on it, and so what the customer says by pressing. */
  readonly label: string;
  readonly data: string;
}

/** A person of the shop answered the customer, wherever they did it. */
export interface PersonMessage extends DoneByPerson {
  readonly kind: "person_message";
  readonly text: string;
  /** What they sent along, under a ref that says where it is kept. */
  readonly files?: readonly Attachment[];
  /** It was said where the customer reads, by the person's own hand: it is written down and not sent again. */
  readonly isSaid?: true;
}

/** A person decided whether a payment that waits has arrived. */
export interface PaymentDecision extends DoneByPerson {
  readonly kind: "payment_decision";
  /** The bill the person decided about: a newer one is not settled by an old word. */
  readonly billId: string;
  readonly paid: boolean;
}

/** A person takes back that a payment has arrived. */
export interface PaymentUndone extends DoneByPerson {
  readonly kind: "payment_undone";
  readonly billId: string;
}

/** A person gave money of an order back, in whatever way they did it. */
export interface RefundMade extends DoneByPerson {
  readonly kind: "refund_made";
  readonly orderId: string;
  /** Absent: all that was paid. */
  readonly amount?: Money;
  /** They did not do it themselves: the payment provider is to do it. */
  readonly isOrdered?: true;
}

/** A person takes back that they gave money back. */
export interface RefundUndone extends DoneByPerson {
  readonly kind: "refund_undone";
  readonly orderId: string;
}

/** A person agreed a price with the customer, for the order in hand. */
export interface PriceAgreed extends DoneByPerson {
  readonly kind: "price_agreed";
  readonly terms: PriceTerms;
}

/** A person takes back the newest price that was agreed. */
export interface PriceUndone extends DoneByPerson {
  readonly kind: "price_undone";
}

/** A person changed how many pieces of what the order in hand has. */
export interface OrderChanged extends DoneByPerson {
  readonly kind: "order_changed";
  readonly lines: readonly LineQuantity[];
}

/** A person takes back the newest change of the order. */
export interface OrderChangeUndone extends DoneByPerson {
  readonly kind: "order_change_undone";
}

/** A person decided about what the assistant would say. */
export interface DraftDecision extends DoneByPerson {
  readonly kind: "draft_decision";
  /** A draft that was written anew is another one. */
  readonly draftId: ReplyDraftId;
  /** False: it is thrown away, and the chat is that person's. */
  readonly isSent: boolean;
  /** What is said in place of its words. */
  readonly text?: string;
}

/** The channel took the customer's money for a bill: unlike a word about money, this is money. */
export interface PaymentReceived extends Received {
  readonly kind: "payment_received";
  readonly billId: string;
  readonly amount: Money;
  /** Under which the payment is found again, by the shop and at the payment's provider. */
  readonly chargeId: string;
}

/** Money that the channel took was given back. */
export interface PaymentRefunded extends Received {
  readonly kind: "payment_refunded";
  readonly billId: string;
  readonly amount: Money;
  readonly chargeId: string;
}

/** A link to pay a bill was made: the customer is to get it. */
export interface LinkMade extends Received {
  readonly kind: "link_made";
  readonly billId: string;
  readonly url: string;
  /** ISO time after which it cannot be paid. */
  readonly validUntil: string;
}

/** The customer chose the language to be answered in. */
interface LanguageChosen extends Received {
  readonly kind: "language_chosen";
  readonly language: Language;
}

/** The customer said by a button how content they are. */
interface Rated extends Received {
  readonly kind: "rated";
  readonly rating: Rating;
  /** The turn that asked: the answer is about the episode of that question. */
  readonly askedIn: string;
}

/** The customer shut the door: nothing reaches them until they write again. */
interface CustomerLeft extends Received {
  readonly kind: "customer_left";
}

/** A person of the shop took the chat over without a word, wherever they did it. */
interface TakenOver extends DoneByPerson {
  readonly kind: "taken_over";
}

/** A person takes back that they took the chat over. */
interface TakeUndone extends DoneByPerson {
  readonly kind: "take_undone";
}

/** An effect that will not happen by itself: a dead letter, or a vendor that does not let us in. */
export interface DeliveryTrouble extends Received {
  readonly kind: "delivery_trouble";
  readonly outcome: "dead" | "locked";
  readonly effectKey: EffectKey;
  readonly effectKind: string;
  readonly code: string;
  /** What a person is told about it. */
  readonly detail?: string;
  /** Which order it was about, and where it was to go. */
  readonly orderId?: string;
  readonly delivery?: Delivery;
  /** What of the customer's data the vendor did not take. */
  readonly fields?: readonly DeliveryField[];
}

/** The time has come to look at something again. */
export interface TimerFired extends Received {
  readonly kind: "timer";
  readonly timer: TimerBody;
}

/** A person gave the conversation back to the AI. */
interface GivenBack extends DoneByPerson {
  readonly kind: "given_back";
}

/**
 * The matter is closed, here or in the helpdesk, which does not say who closed it. The customer's next message opens it
 * again.
 */
interface Closed extends Received {
  readonly kind: "closed";
  readonly by: string;
  /** Absent where the helpdesk said it. */
  readonly person?: ProvenPerson;
}

/**
 * One accepted message, press, decision or event, stored before anyone is told "ok". Unique by (source, external id).
 */
export type Inbound =
  | CustomerMessage
  | MessageEdited
  | ButtonPressed
  | PersonMessage
  | PaymentDecision
  | PaymentUndone
  | RefundMade
  | RefundUndone
  | PriceAgreed
  | PriceUndone
  | OrderChanged
  | OrderChangeUndone
  | DraftDecision
  | PaymentReceived
  | PaymentRefunded
  | LinkMade
  | LanguageChosen
  | Rated
  | CustomerLeft
  | TakenOver
  | TakeUndone
  | DeliveryTrouble
  | TimerFired
  | GivenBack
  | Closed;
export type InboundKind = Inbound["kind"];

/** `Omit`, for each member of a union by itself. */
type OmitEach<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** An inbound without what acceptance gives it. */
export type InboundContent = OmitEach<Inbound, keyof Received>;

/**
 * What goes into the store. An edit names the message it changes by the external id under which that came from the same
 * source.
 */
export type StorableBody = OmitEach<InboundContent, "of"> & { readonly ofExternalId?: string };

type ByPrincipal<Body> = Body extends { readonly kind: PersonsKind }
  ? Omit<Body, "by" | "person"> & { readonly by: Principal }
  : Body;

/** A person closed the matter by a press of theirs. */
interface ClosedByPerson {
  readonly kind: "closed";
  readonly by: Principal;
}

/** What arrives: an inbound before it is accepted. What a person did comes with that person, proven. */
export type InboundBody = ByPrincipal<StorableBody> | ClosedByPerson;

/** What a person of the shop does. */
const personsKinds = [
  "person_message",
  "payment_decision",
  "payment_undone",
  "refund_made",
  "refund_undone",
  "price_agreed",
  "price_undone",
  "order_changed",
  "order_change_undone",
  "draft_decision",
  "taken_over",
  "take_undone",
  "given_back",
] as const;
type PersonsKind = (typeof personsKinds)[number];
export type PersonsBody = Extract<InboundBody, { readonly kind: PersonsKind }> | ClosedByPerson;
export const isPersonsBody = (body: InboundBody): body is PersonsBody =>
  personsKinds.some((kind) => kind === body.kind) || (body.kind === "closed" && typeof body.by === "object");

/**
 * What a turn is made of: edits are merged into what they change, and a pressed button is what the customer says by it.
 */
export type TurnInbound = Exclude<Inbound, MessageEdited | ButtonPressed>;

/** Nothing was said beside the files, if there are any. */
export const isWordless = ({ text, command }: CustomerMessage): boolean => text.trim() === "" && command === undefined;

/** Money that came, did not, or went back: the shop's accounts. */
export const paymentKinds = [
  "payment_decision",
  "payment_undone",
  "payment_received",
  "payment_refunded",
  "refund_made",
  "refund_undone",
] as const satisfies readonly InboundKind[];

/** What the customer says: these can follow each other in one turn. */
const customersKinds: readonly InboundKind[] = ["message", "message_edited", "button_pressed"];
/** What a customer says anew: an answer to what came before is stale then. A press asks for what it names alone. */
export const writtenKinds: readonly InboundKind[] = ["message", "message_edited"];
export const isCustomers = (kind: InboundKind): boolean => customersKinds.includes(kind);
