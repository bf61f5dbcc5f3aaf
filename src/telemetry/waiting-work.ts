import type { OutboxDesk } from "../core/index.ts";

/** How much waits, for the metrics. */
export const waitingWork = async (desk: OutboxDesk) => ({
  inboxWaiting: await desk.inboxWaiting(),
  outbox: await desk.counts(),
});
