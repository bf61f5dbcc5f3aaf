import type { Owner } from "./conversation.ts";
import type { Fact, OrderStatus } from "./customer.ts";
import type { Delivery, DraftLine } from "./draft.ts";
import type { InboundId, OrderId } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";
import type { Reply } from "./reply.ts";
import type { TimerDraft } from "./timer.ts";

/** An order as it was agreed: written once under an id that derives from the conversation and the bill. */
export interface PlacedOrder {
  readonly id: OrderId;
  /** What the customer is told: short and theirs alone. */
  readonly number: string;
  readonly lines: readonly DraftLine[];
  readonly delivery: Delivery;
  readonly total: Money;
  readonly paid: Money;
  readonly paymentMethod: string;
  readonly status: OrderStatus;
}

/** Everything a finished turn leaves behind in our own tables; committed whole, in one transaction. */
export interface TurnOutcome {
  /** What the customer said, as it may be kept: card numbers masked. One entry per customer message of the turn. */
  readonly heard: readonly { readonly inboundId: InboundId; readonly text: string; readonly masked?: true }[];
  readonly replies: readonly Reply[];
  readonly facts: readonly Fact[];
  /** What was learned of where the customer gets parcels; merged into the profile. */
  readonly delivery?: Delivery;
  readonly language?: Language;
  readonly orders: readonly PlacedOrder[];
  /** What was looked for on the shop's pages and not found. */
  readonly unanswered?: readonly string[];
  /** Names of the tools that the model used, in their order. */
  readonly tools?: readonly string[];
  /** An answer that the check stopped, with what it found in it. */
  readonly stopped?: {
    readonly text: string;
    readonly faults: readonly { readonly code: string; readonly found: string }[];
  };
  /** The new owner, when the turn changes it; the epoch then grows by one. */
  readonly owner?: Owner;
  /** What is to be looked at later. */
  readonly timers?: readonly TimerDraft[];
}
