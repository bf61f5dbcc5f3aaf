import type { PastOrder } from "./customer.ts";
import type { HandoffReason } from "./effect.ts";
import type { HelpdeskRule } from "./shop.ts";

/** Which helpdesk a rule sends this to; undefined: the usual one. */
export const helpdeskByRule = (
  rules: readonly HelpdeskRule[],
  of: { readonly lifetimeValue: number; readonly reason?: HandoffReason },
): string | undefined =>
  rules.find(
    ({ lifetimeValueAbove, reasons }) =>
      (lifetimeValueAbove === undefined || of.lifetimeValue > lifetimeValueAbove) &&
      (reasons === undefined || (of.reason !== undefined && reasons.includes(of.reason))),
  )?.to;

/** What was paid for and not taken back, in whole units of the shop's currency. */
export const lifetimeValueOf = (orders: readonly PastOrder[]): number =>
  orders
    .filter(
      ({ status }) => status === "paid" || status === "processing" || status === "shipped" || status === "delivered",
    )
    .reduce((sum, { total }) => sum + total.minor, 0) / 100;
