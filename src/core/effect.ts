import { createHash } from "node:crypto";
import type { Attachment } from "./attachment.ts";
import type { Delivery, DraftLine } from "./draft.ts";
import type { StoredReason } from "./handoff-reason.ts";
import { type ConversationId, type EffectKey, effectKey, type Lane, type ReplyDraftId, type TurnId } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";
import type { Reply } from "./reply.ts";

/** The stages a chat goes through at the CRM; titles come from the config, never from a node. */
export const crmStages = ["first_touch", "invoice_sent", "escalation", "paid", "order_formed", "cancelled"] as const;
export type CrmStage = (typeof crmStages)[number];

/**
 * How far an order is, as the CRM shows it: to be paid on receipt, billed, paid, a prepayment came, not wanted any
 * more. An order that is there already is brought on; one that is only cancelled is not made.
 */
export type CrmOrderStatus = "new" | "pending_payment" | "paid" | "processing" | "cancelled";

/** What a person can press under a post of the staff's. */
export type StaffAction =
  | "confirm_payment"
  | "decline_payment"
  | "take_over"
  | "replay"
  | "send_draft"
  | "edit_draft"
  | "discard_draft"
  | "undo_price"
  | "undo_order_change"
  /** From now on the assistant answers by itself. */
  | "trust_auto";

/**
 * What is to happen outside, as plain data: `destination.verb`. Destinations are ports (crm, ticket, staff, reply), not
 * vendors; which vendor makes a kind true is said once, in the registry.
 */
export type EffectBody =
  | {
      readonly kind: "crm.first_touch";
      readonly payload: { readonly username: string | null; readonly channel: string };
    }
  | {
      readonly kind: "crm.status";
      readonly payload: {
        readonly stage: CrmStage;
        /** The call for a person is over: the chat is shown again as far as the sale has come. */
        readonly restores?: true;
      };
    }
  | { readonly kind: "crm.assign"; readonly payload: { readonly role: "ai" | "person" } }
  | {
      readonly kind: "crm.order";
      readonly payload: {
        readonly orderId: string;
        readonly lines: readonly DraftLine[];
        readonly delivery: Delivery;
        readonly total: Money;
        readonly paid: Money;
        readonly paymentMethod: string;
        readonly status: CrmOrderStatus;
        /** It was to be there already, unpaid. */
        readonly wasBilled?: true;
      };
    }
  /** For the people who read the chat at the CRM: what was asked, decided or done about an order. */
  | { readonly kind: "crm.note"; readonly payload: { readonly text: string } }
  /** A message was written in this chat at the CRM, and it has to be read by whom. */
  | { readonly kind: "crm_chat.read"; readonly payload: { readonly crmChatId: string } }
  | {
      readonly kind: "ticket.open";
      readonly payload: {
        readonly reason: StoredReason;
        readonly priority: "urgent" | "high" | "medium" | "low";
        readonly subject: string;
        readonly brief: string;
        /** The words that called for a person, whole; what was said before them is in the transcript. */
        readonly said?: string;
        /** What came with them. */
        readonly files?: readonly Attachment[];
        readonly tags: readonly string[];
        /** By a rule of the shop's; absent: the usual helpdesk. */
        readonly helpdesk?: string;
      };
    }
  | {
      readonly kind: "ticket.note";
      readonly payload: {
        readonly text: string;
        readonly public: boolean;
        /** Under the text comes what both sides have said since this ISO time; no note where they said nothing. */
        readonly talkSince?: string;
        /** What the customer sent, for a person to look at. */
        readonly files?: readonly Attachment[];
        /** The ticket gets this priority, unless it has a higher one. */
        readonly raisesTo?: "urgent";
      };
    }
  /** The matter is over: its ticket is solved. The reason is for the agents alone. */
  | { readonly kind: "ticket.close"; readonly payload: { readonly reason: string } }
  | {
      readonly kind: "staff.post";
      readonly payload: {
        readonly topic: "handoff" | "payment_proof" | "order" | "message" | "trouble" | "draft";
        readonly text: string;
        /** Under the text comes what both sides have said since this ISO time; no post where they said nothing. */
        readonly talkSince?: string;
        /** The bill that a decision under this post is about. */
        readonly billId?: string;
        readonly files?: readonly Attachment[];
        /** What a person can press under it. */
        readonly actions: readonly StaffAction[];
        /** The draft that a decision under this post is about. */
        readonly draftId?: ReplyDraftId;
        /** The dead letter that "replay" is about. */
        readonly effectKey?: string;
        /** It is about the whole shop, and about no customer. */
        readonly isOfShop?: true;
        /** No ticket says it by itself: where people meet at a helpdesk alone, it is written there. */
        readonly needsTicket?: true;
        /** Whom it calls by name, where the surface can: those who lead the staff. */
        readonly asks?: "managers";
        /** Which of several surfaces it is for; absent: the first of them. */
        readonly surface?: string;
      };
    }
  /** A link to pay a bill; it reaches the customer as a message of its own, once it is made. */
  | {
      readonly kind: "pay_link.make";
      readonly payload: {
        readonly billId: string;
        readonly number: string;
        readonly due: Money;
        readonly purpose: string;
        readonly lines: readonly DraftLine[];
        readonly language: Language;
        readonly validMinutes: number;
        /** Which provider, where there are several. */
        readonly via?: string;
      };
    }
  /** The provider is asked how a bill's links stand. */
  | {
      readonly kind: "pay_link.look";
      readonly payload: { readonly billId: string; readonly reference?: string; readonly via?: string };
    }
  /** The bill is not to be paid any more. */
  | { readonly kind: "pay_link.close"; readonly payload: { readonly billId: string; readonly via?: string } }
  /** Money goes back by the way it came; without an amount, all that is left. */
  | {
      readonly kind: "pay_link.give_back";
      readonly payload: { readonly orderId: string; readonly amount?: Money; readonly via?: string };
    }
  | {
      readonly kind: "reply.send";
      readonly payload: { readonly reply: Reply; readonly epoch: number; readonly by: "ai" | "person" };
    };

export type EffectKind = EffectBody["kind"];

const everyKind: Readonly<Record<EffectKind, true>> = {
  "crm.first_touch": true,
  "crm.status": true,
  "crm.assign": true,
  "crm.order": true,
  "crm.note": true,
  "crm_chat.read": true,
  "ticket.open": true,
  "ticket.note": true,
  "ticket.close": true,
  "staff.post": true,
  "pay_link.make": true,
  "pay_link.look": true,
  "pay_link.close": true,
  "pay_link.give_back": true,
  "reply.send": true,
};
export const effectKinds = Object.keys(everyKind) as readonly EffectKind[];

/** The part before the point: lanes, queues and metrics go by it. */
export const destinationOf = (kind: EffectKind): string => kind.slice(0, kind.indexOf("."));
export const destinations: readonly string[] = [...new Set(effectKinds.map(destinationOf))];

/**
 * What a node's core returns: what is to happen, and a subject that tells it from another effect of the same kind in
 * the same turn.
 */
export type EffectDraft = EffectBody & { readonly subject?: string };

export type Effect = EffectBody & {
  readonly key: EffectKey;
  readonly lane: Lane;
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  readonly node: string;
};

/**
 * The name under which an effect happens once. It says what is wanted, never when or by which attempt: no time, no
 * random, no task or run id (LangGraph's task id changes when a lost checkpoint is replayed).
 */
export function effectKeyOf(of: {
  readonly thread: string;
  readonly turn: string;
  readonly node: string;
  readonly kind: EffectKind;
  readonly subject?: string | undefined;
}): EffectKey {
  const parts = JSON.stringify([of.thread, of.turn, of.node, of.kind, of.subject ?? ""]);
  return effectKey(createHash("sha256").update(parts).digest("base64url").slice(0, 32));
}
