import { type OutboxDesk, type Store, trimCursor } from "../core/index.ts";

/** How much waits, and when rows were trimmed last, for the metrics. */
export const waitingWork = async (desk: OutboxDesk, store: Pick<Store, "cursor">) => ({
  inboxWaiting: await desk.inboxWaiting(),
  outbox: await desk.counts(),
  trimmedAt: await store.cursor(trimCursor),
});
