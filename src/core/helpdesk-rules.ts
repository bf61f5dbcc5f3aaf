import type { PastOrder } from "./customer.ts";
import type { HandoffReason } from "./handoff-reason.ts";
import { type HelpdeskRule, type TicketField, ticketFields } from "./shop.ts";

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

/** What is known, under the names that one helpdesk's own fields have. */
export const fieldsAt = (
  names: Readonly<Partial<Record<TicketField, string>>> = {},
  known: Readonly<Partial<Record<TicketField, string | number>>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ticketFields.flatMap((field) => {
      const [name, value] = [names[field], known[field]];
      return name === undefined || value === undefined || value === "" ? [] : [[name, String(value)]];
    }),
  );

/** What was paid for and not taken back, in whole units of the shop's currency. */
export const lifetimeValueOf = (orders: readonly PastOrder[]): number =>
  orders
    .filter(
      ({ status }) => status === "paid" || status === "processing" || status === "shipped" || status === "delivered",
    )
    .reduce((sum, { total }) => sum + total.minor, 0) / 100;
