import type { Deliverers, Deliveries, Traces } from "../core/index.ts";
import type { Accept } from "../inbox/accept.ts";
import { acceptAlarm, acceptCustomerLeft } from "../inbox/delivery-news.ts";
import type { OutboxDeps } from "../outbox/outbox-deps.ts";
import { withWouldDo } from "../outbox/would-do.ts";

interface OutboxWorkDeps extends Pick<OutboxDeps, "breakers" | "budgets" | "report" | "absent"> {
  readonly deliveries: Deliveries;
  readonly traces: Traces;
  /** Of the configured vendors; every other effect is only shown. */
  readonly deliverers: Partial<Deliverers>;
  readonly accept: Accept;
}

/**
 * What a worker needs to deliver effects; what it finds out about a customer or a vendor arrives in the conversation.
 */
export const outboxWork = ({ accept, deliverers, ...deps }: OutboxWorkDeps): OutboxDeps => ({
  ...deps,
  deliverers: withWouldDo(deliverers),
  alarm: (trouble, effect) => acceptAlarm(accept, trouble, effect),
  customerGone: (effect) => acceptCustomerLeft(accept, effect),
});
