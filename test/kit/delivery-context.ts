import type { DeliveryContext } from "../../src/core/index.ts";

/** One attempt as the outbox makes it, with no limit to wait for. */
export const deliveryContext = (part: Partial<DeliveryContext> = {}): DeliveryContext => ({
  attempt: 1,
  ageMs: 0,
  signal: new AbortController().signal,
  partsDone: 0,
  nextPart: async () => undefined,
  pace: async () => undefined,
  renewSlot: async () => undefined,
  ...part,
});
