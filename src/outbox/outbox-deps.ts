import type { Breakers, Budgets, Deliverers, Deliveries, Effect, EffectKind, Traces } from "../core/index.ts";
import type { DeliveryTrouble } from "./delivery-trouble.ts";
import type { OutboxEvent } from "./outbox-event.ts";

export interface OutboxDeps {
  readonly deliveries: Deliveries;
  readonly deliverers: Deliverers;
  readonly breakers: Breakers;
  readonly budgets: Budgets;
  /** Of these kinds an effect may wait for a vendor that this start has not: it is left alone. */
  readonly absent?: {
    readonly kinds: ReadonlySet<EffectKind>;
    readonly holds: (effect: Effect) => Promise<boolean>;
  };
  readonly traces: Traces;
  readonly report: (event: OutboxEvent) => void;
  /** Tells those who count on the customer that nothing reaches them any more. Called before it is written down. */
  readonly customerGone?: (effect: Effect) => Promise<void>;
  /** A vendor does not let us in any more. Called once, for the people who have the key. */
  readonly alarm?: (trouble: DeliveryTrouble, of: Effect) => Promise<void>;
  readonly random?: () => number;
}
