import type { Attachment } from "./attachment.ts";
import type { Checked } from "./checked.ts";
import type { DeliveryField } from "./draft.ts";
import type { Money } from "./money.ts";
import type { Offer } from "./offer.ts";

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
  /**
   * Offered as buttons where the channel has them, else as numbers (`withNumbers`). A bare text is what the customer
   * says by choosing it.
   */
  readonly choices?: readonly (string | Offer)[];
  /** What of the customer's data it asks for: the next line may be the answer. */
  readonly asks?: DeliveryField;
  /** Pictures of the goods it speaks of, shown where the channel can. */
  readonly pictures?: readonly Picture[];
  /** Answers that are the channel's own business: it gets the data back, and no node is asked. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
  /** What is to be paid in the channel itself, where it can take money. */
  readonly invoice?: Invoice;
  /** Sent along, each under a ref that says where it is kept. */
  readonly files?: readonly Attachment[];
  /** What the customer will want to paste elsewhere, offered by button where the channel can. */
  readonly copies?: readonly { readonly label: string; readonly text: string }[];
  /** What the check of the model's words found. It goes into the transcript, and with no effect. */
  readonly checked?: Checked;
}

/** One picture of the shop's, at its public address. */
export interface Picture {
  readonly url: string;
  readonly caption: string;
}

/** A reply in a channel without buttons: its choices under the text, each with the number that chooses it. */
export function withNumbers({ text, choices = [] }: Pick<Reply, "text" | "choices">): string {
  const lines = offersIn(choices).map(({ label }, at) => `${at + 1}. ${label}`);
  return [...(text === "" ? [] : [text]), ...lines].join("\n");
}

/** Those that can be chosen by a number. */
export const offersIn = (choices: NonNullable<Reply["choices"]>): Offer[] =>
  choices.flatMap((choice) => (typeof choice === "string" ? [] : [choice]));

/** A bill as a channel shows it with a button to pay. */
export interface Invoice {
  readonly billId: string;
  readonly title: string;
  readonly description: string;
  readonly due: Money;
}

/** Why a reply never reaches the customer. */
export type WithholdReason = "owner_changed" | "newer_message" | "unreachable" | "not_approved";
