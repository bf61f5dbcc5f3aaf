import type { Attachment, CustomerCommand, DeliveryField, HandoffReason, SharedKind } from "../../src/core/index.ts";
import type { Bill } from "../sale/bill.ts";
import type { OrderTexts } from "./orders/shape.ts";

/** A bill that was shown before the cart changed. */
interface OlderBill {
  readonly number: string;
  readonly due: string;
  /** In the cart and not on the bill, and the other way round. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Every sentence that code, not the model, says to a customer. A language is complete or it does not compile.
 * Sums, names and titles arrive formatted: texts hold words only.
 */
export interface Texts {
  /** First contact when the model did not say it: this is an AI, and a person can be called. */
  readonly disclosure: (of: { persona: string; shop: string }) => string;
  /** What a command stands for, as if the customer had typed it. */
  readonly commands: Readonly<Record<CustomerCommand, string>>;
  /** Before what the customer shared. */
  readonly shared: Readonly<Record<SharedKind, string>>;
  /** Words of other people that the customer passed on. */
  readonly forwarded: (of: { text: string }) => string;
  readonly review: (of: {
    lines: readonly string[];
    total: string;
    delivery: readonly string[];
    method: string | null;
    methods: readonly string[];
    /** It was shown before, and has changed. */
    isAgain: boolean;
  }) => string;
  readonly line: (of: { title: string; size: string; quantity: number; price: string }) => string;
  readonly deliveryLabels: Readonly<Record<DeliveryField, string>>;
  readonly chooseMethod: (methods: readonly string[]) => string;
  readonly requisites: (of: {
    due: string;
    total: string;
    partial: boolean;
    payee: string;
    iban: string;
    taxId: string | null;
    purpose: string;
  }) => string;
  /** About orders that are billed or placed. */
  readonly orders: OrderTexts;
  readonly proofReceived: string;
  /** Another receipt while the first one is checked. */
  readonly proofAdded: string;
  /** "Paid" is said, and the cart is another one than the bill's: which bill there is, what it lacks, a question. */
  readonly whichBill: (of: OlderBill) => string;
  /** A receipt for that bill. */
  readonly proofOfOlderBill: (of: OlderBill) => string;
  readonly nothingToPay: string;
  /** Others were quicker: nothing was billed. */
  readonly soldMeanwhile: (lines: readonly { title: string; wanted: number; left: number }[]) => string;
  readonly paid: (of: { number: string; total: string; rest: string | null }) => string;
  readonly notPaid: (of: { due: string }) => string;
  /** The payment was confirmed by mistake. */
  readonly paymentCheckedAgain: (of: { number: string }) => string;
  readonly handoff: Readonly<Record<"open" | "closed", (of: { when: string }) => string>>;
  /** A word on the matter, before it is said when a person will answer; empty where there is nothing to add. */
  readonly handoffCare: Readonly<Record<HandoffReason, string>>;
  /** A person is asked for once more while one is awaited: the first time, and after that. */
  readonly awaited: Readonly<
    Record<"first" | "again", Readonly<Record<"open" | "closed", (of: { when: string }) => string>>>
  >;
  readonly selfHarm: (of: { crisisLine: string }) => string;
  /** To who says that they are a child: where children are helped, and that a grown-up pays. */
  readonly minor: (of: { childLine: string }) => string;
  /** In place of a bill. */
  readonly minorPays: string;
  readonly threat: string;
  /** A file came while a person is awaited. */
  readonly noted: string;
  readonly backToAi: (of: { persona: string }) => string;
  readonly safety: Readonly<
    Record<"abuse" | "card_data" | "injection" | "spam" | "flood" | "wordless" | "too_long", string>
  >;
  /** In place of what data did not back: of an answer the rest, or all of it; for a person, or for nobody. */
  readonly unsure: Readonly<Record<"restToPerson" | "toPerson" | "rest" | "all", string>>;
  readonly modelTrouble: string;
  /** The customer's budget of the model is used up for a while. */
  readonly rest: (of: { when: string }) => string;
  /** A voice message, a video, a picture or a document that no reader here can read; a person got it. */
  readonly unread: string;
  /** The same in other words: a customer reads no sentence of ours twice, as they would not hear it from a person. */
  readonly inOtherWords: Readonly<Record<"unread" | "noted" | "proofAdded" | "awaitedAgain", readonly string[]>>;
  /** A point on a map, where the model that answers cannot read one. */
  readonly placeInWords: string;
  /** A bill that is paid with the channel's own button. */
  readonly invoice: (of: { due: string; total: string; partial: boolean }) => string;
  /** On the invoice itself. */
  readonly invoiceTitle: (of: { number: string }) => string;
  /** Money came for a bill that is not open any more. */
  readonly paidButOutdated: string;
  /** Money came for an order that is paid already. */
  readonly paidTwice: (of: { amount: string; number: string }) => string;
  readonly refunded: (of: { amount: string; number: string | null }) => string;
  readonly languageChosen: string;
  /** The CRM did not take one field of a paid order: the one question about it. */
  readonly correction: Readonly<Record<DeliveryField, (of: { number: string; value: string }) => string>>;
  readonly orderCorrected: (of: { number: string; field: string; value: string }) => string;
  /** Said when an answer takes long, so that the customer knows that the chat is alive. */
  readonly holding: string;
  /** On buttons that copy: what they copy. */
  readonly copy: Readonly<Record<"iban" | "purpose" | "amount", string>>;
  /** "today from 09:00", "tomorrow from 09:00", "on Monday from 09:00". */
  readonly opening: (of: { day: string; time: string }) => string;
  readonly days: Readonly<Record<"today" | "tomorrow" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", string>>;
  readonly closedForLong: string;
  readonly hoursLine: (of: { day: string; from: string; to: string }) => string;
  readonly dayClosed: (of: { day: string }) => string;
  readonly weekdaysShort: Readonly<Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", string>>;
  /** For staff, in the shop's first language. */
  readonly staff: {
    readonly reasons: Readonly<Record<HandoffReason, string>>;
    /** In place of the reason, where the screening raised the alarm. */
    readonly alarms: Readonly<Record<"self_harm" | "threat" | "minor", string>>;
    /** Another matter for the person who is awaited already. */
    readonly oneMore: (of: { reason: string; wanted: string | null; text: string }) => string;
    /** Before what both sides said while the person was awaited. */
    readonly meanwhile: string;
    /** The product would have said it; a person has the chat and says it or not. */
    readonly suggested: (of: { text: string }) => string;
    readonly handoff: (of: { reason: string; brief: string }) => string;
    readonly proof: (of: { number: string; due: string; customer: string; earlier: readonly string[] }) => string;
    readonly proofAdded: (of: { number: string }) => string;
    /** A decision about a bill that is no longer the open one. */
    readonly outdated: (of: { number: string }) => string;
    /** One person confirmed a payment for which two are needed. */
    readonly secondPerson: (of: { number: string; due: string; by: string; above: string }) => string;
    /** The same person again, or one who may be the same. */
    readonly notSurelyTwo: (of: { number: string; by: string }) => string;
    readonly nothingToUndo: (of: { number: string }) => string;
    readonly undoTooLate: (of: { number: string; minutes: number; by: string }) => string;
    readonly undoNotTheirs: (of: { number: string; by: string }) => string;
    /** The first of two took it back. */
    readonly confirmationUndone: (of: { number: string; by: string }) => string;
    /** `isNowhere`: the CRM cannot have heard of the order. */
    readonly paymentUndone: (of: { number: string; by: string; isNowhere: boolean }) => string;
    readonly message: (of: { text: string }) => string;
    readonly corrected: (of: { text: string }) => string;
    readonly unread: (of: { kinds: string }) => string;
    readonly fileKinds: Readonly<Record<Attachment["kind"], string>>;
    /** Under a ticket's or a note's words: the customer's files that are not there, each with its reason. */
    readonly filesLeftOut: (of: { files: readonly string[] }) => string;
    readonly whyLeftOut: Readonly<Record<"over_limit" | "too_big" | "gone" | "later" | "refused", string>>;
    /** What was read on a receipt, and what in it does not fit the bill. */
    readonly receipt: (of: { amount: string | null; payee: string | null; fits: boolean }) => string;
    /** Where there are no buttons to decide about a payment with. */
    readonly decideByCommand: (of: { conversationId: string }) => string;
    readonly paidOutdated: (of: { amount: string; chargeId: string }) => string;
    readonly paidTwice: (of: { amount: string; number: string; chargeId: string }) => string;
    readonly refunded: (of: { amount: string; chargeId: string }) => string;
    readonly left: string;
    /** What an effect is about, by its kind. */
    readonly effects: Readonly<Record<string, string>>;
    readonly undelivered: (of: { what: string; detail: string; key: string }) => string;
    /** A vendor does not let us in. */
    readonly locked: (of: { detail: string }) => string;
    /** The shop's budget of the model is used up. */
    readonly modelLimit: (of: { time: string }) => string;
    readonly alarm: (of: { reason: string; text: string }) => string;
    /** Why a ticket is solved: a person closed the chat elsewhere. */
    readonly closedBy: (of: { name: string }) => string;
    /** An order is paid, or about to be, for which there are too few pieces. */
    readonly lacking: (of: {
      number: string;
      lines: readonly { title: string; wanted: number; left: number }[];
    }) => string;
    readonly order: (of: { number: string; paid: string; total: string }) => string;
    /** A customer was erased; what is open goes on as lines below. */
    readonly erased: (of: { crmChat: string | null; lines: readonly string[] }) => string;
    /** On the ticket of an erased customer. */
    readonly erasedTicket: string;
    /** An agent gave a ticket to another customer. */
    readonly ticketOfAnother: (of: { helpdesk: string; ticketId: string }) => string;
    /** What is open when a customer is erased. */
    readonly open: {
      readonly orderWaits: (of: { number: string; key: string; isDead: boolean }) => string;
      readonly orderMissing: (of: { number: string; amount: string | null }) => string;
      readonly paymentUnchecked: (of: { number: string; amount: string }) => string;
      readonly wordsWait: (of: { what: string; reason: string | null }) => string;
      readonly ticketOpen: (of: { helpdesk: string; ticketId: string }) => string;
    };
    /** How far the payment is. */
    readonly bill: Readonly<Record<Bill["status"], string>>;
    readonly brief: {
      readonly customer: string;
      /** The assistant's own line on what the customer wants. */
      readonly wanted: string;
      readonly cart: string;
      readonly order: string;
      readonly said: string;
      readonly nothingSaid: string;
      /** Before an answer of the AI that was not sent. */
      readonly stopped: string;
      readonly unknown: string;
    };
  };
}
