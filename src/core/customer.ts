import type { Delivery, DraftLine } from "./draft.ts";
import type { CustomerId, OrderId } from "./ids.ts";
import type { Language } from "./language.ts";
import type { Money } from "./money.ts";

/** Something worth knowing next time, always with where it comes from and since when. */
export interface Fact {
  readonly topic: string;
  readonly text: string;
  /** The customer's own words it rests on. */
  readonly quote: string;
  readonly source: "customer" | "order" | "person";
  /** ISO time. */
  readonly learnedAt: string;
}

export type OrderStatus =
  | "new"
  | "pending_payment"
  | "paid"
  | "processing"
  | "shipped"
  | "delivered"
  | "cancelled"
  | "refunded";

export interface PastOrder {
  readonly id: OrderId;
  /** What the customer is told: short and theirs alone. */
  readonly number: string;
  readonly status: OrderStatus;
  readonly lines: readonly DraftLine[];
  readonly total: Money;
  /** What was paid of it when it was placed, by which way, and where it goes; absent where that is not known. */
  readonly paid?: Money;
  readonly paymentMethod?: string;
  readonly delivery?: Delivery;
  readonly placedAt: string;
  readonly tracking?: string;
}

/** What is known of a customer across conversations. */
export interface CustomerCard {
  readonly id: CustomerId;
  readonly isNew: boolean;
  readonly username?: string;
  readonly language?: Language;
  readonly delivery: Delivery;
  readonly facts: readonly Fact[];
  readonly orders: readonly PastOrder[];
}

export interface CustomerMemory {
  load(customer: CustomerId): Promise<CustomerCard>;
}
