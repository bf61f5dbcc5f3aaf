import type { Budgets, RateLimit } from "../core/index.ts";
import { vendorSlots } from "./vendor-slots.ts";

/** Events come in bursts, and each takes three to five calls: their share is counted over no less than this. */
const shareMs = 10_000;
/** A budget keeps the times of all its calls, so it has no more. */
const maxCalls = 1_000;

/** Half of what a vendor takes: the rest is left to what is delivered, however many events come. */
function shareOf({ calls, perMs }: RateLimit): RateLimit {
  const periods = Math.max(1, Math.min(Math.ceil(shareMs / perMs), Math.floor((2 * maxCalls) / calls)));
  return { calls: Math.max(1, Math.floor((calls * periods) / 2)), perMs: perMs * periods };
}

/** A slot to read what an event is about: one of the share that events have, then one among all the vendor's calls. */
export const eventSlots = (
  deps: { readonly budgets: Budgets },
  { vendor, limit }: { readonly vendor: string; readonly limit: RateLimit },
  stopping: AbortSignal,
): (() => Promise<void>) => vendorSlots(deps, { vendor, limit, laneLimit: shareOf(limit) }, stopping, "event");
