import type { Attachment } from "./inbound.ts";
import type { Money } from "./money.ts";

/**
 * One message to the customer. A plain answer may be withheld when a newer message came; replies that carry a
 * commitment (requisites, a confirmation, a hand-off notice) are sent all the same. `withhold-reply.ts` has the rules.
 */
export type ReplyKind = "plain" | "review" | "requisites" | "confirmation" | "handoff" | "safety";

export interface Reply {
  /** Unique inside the turn and derived: node and subject, so that a re-run writes the same reply. */
  readonly id: string;
  readonly turnId: string;
  readonly kind: ReplyKind;
  readonly text: string;
  /** Quick answers offered as buttons where the channel has them. */
  readonly choices?: readonly string[];
  /** Answers that are the channel's own business: it gets the data back, and no node is asked. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
  /** What is to be paid in the channel itself, where it can take money. */
  readonly invoice?: Invoice;
  /** Sent along, each under a ref that says where it is kept. */
  readonly files?: readonly Attachment[];
  /** What the customer will want to paste elsewhere, offered by button where the channel can. */
  readonly copies?: readonly { readonly label: string; readonly text: string }[];
}

/** A bill as a channel shows it with a button to pay. */
export interface Invoice {
  readonly billId: string;
  readonly title: string;
  readonly description: string;
  readonly due: Money;
}

/** Why a reply never reaches the customer. */
export type WithholdReason = "owner_changed" | "newer_message" | "unreachable";
