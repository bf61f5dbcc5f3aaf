import type { Deliverer, Failure } from "../core/index.ts";
import type { OutboxDeps } from "./outbox-deps.ts";

/** What a breaker is told of its vendor. */
export type VendorHealth = "well" | "failed" | "locked" | "unasked";

/** A refusal is a vendor that understood us and said no: it is well. */
export function healthAfter(failure: Failure): VendorHealth {
  return failure.isUnasked ? "unasked" : failedBy(failure);
}

/** Whether this counts as one of the vendor's failures. */
export const isVendorsFailure = (failure: Failure): boolean => failedBy(failure) === "failed";

function failedBy(failure: Failure): "well" | "failed" | "locked" {
  switch (failure.outcome) {
    case "retry":
      return failure.vendorIsWell || failure.pauseVendorMs !== undefined ? "well" : "failed";
    case "uncertain":
      return "failed";
    case "refused":
      return "well";
    case "locked":
      return "locked";
  }
}

export async function tellBreaker(
  { breakers, report }: Pick<OutboxDeps, "breakers" | "report">,
  { vendor }: Deliverer,
  was: VendorHealth,
  isProbe: boolean,
): Promise<"opened" | "closed" | "locked" | undefined> {
  if (vendor === undefined) return undefined;
  const changed = await breakers.report(vendor, was, { isProbe });
  if (changed !== undefined) report({ event: `breaker_${changed}`, vendor });
  return changed;
}
