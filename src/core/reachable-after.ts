import { type InboundKind, isCustomers } from "./inbound.ts";

/** A customer who writes can be written to. One who left cannot, until they write again. */
export function reachableAfter(kind: InboundKind, isReachable: boolean): boolean {
  if (isCustomers(kind)) return true;
  return kind === "customer_left" ? false : isReachable;
}
