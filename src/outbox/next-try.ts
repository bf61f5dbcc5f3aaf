import type { Deliverer, Failure } from "../core/index.ts";
import { backoffMs } from "./backoff.ts";

/** A failure after which the effect is tried again. */
export type Repeatable = Exclude<Failure, { readonly outcome: "refused" }>;

/** How long the next try waits. */
export function nextTryMs(
  failure: Repeatable,
  attempt: number,
  { vendor, lateMs = 0 }: Pick<Deliverer, "lateMs" | "vendor">,
  random: () => number,
): number {
  switch (failure.outcome) {
    case "retry":
      return Math.max(failure.afterMs ?? backoffMs(attempt, random), failure.pauseVendorMs ?? 0);
    case "uncertain":
      // A vendor that did not answer in time may be at it still: a look that comes too soon finds nothing, and makes a
      // second one.
      return Math.max(backoffMs(attempt, random), failure.isUnderWay ? lateMs : 0);
    case "locked":
      // The breaker says when; the effect itself is ready. Who names no vendor has no breaker.
      return vendor === undefined ? backoffMs(attempt, random) : 0;
  }
}
