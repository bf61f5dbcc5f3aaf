import type { Breakers, Budgets, Deliverers, Deliveries, Effect, InboundBody, Traces } from "../core/index.ts";
import type { OutboxEvent } from "./outbox-event.ts";

export interface OutboxDeps {
  readonly deliveries: Deliveries;
  readonly deliverers: Deliverers;
  readonly breakers: Breakers;
  readonly budgets: Budgets;
  readonly traces: Traces;
  readonly report: (event: OutboxEvent) => void;
  /** Tells those who count on the customer that nothing reaches them any more; told before it is written down. */
  readonly customerGone?: (effect: Effect) => Promise<void>;
  /** A vendor shut its door on us just now: told once, to whoever has the key. */
  readonly alarm?: (trouble: Extract<InboundBody, { readonly kind: "delivery_trouble" }>, of: Effect) => Promise<void>;
  readonly random?: () => number;
}
