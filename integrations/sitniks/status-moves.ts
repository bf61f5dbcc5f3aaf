import type { CrmStage } from "../../src/core/index.ts";

/**
 * How far a sale has come. A call for a person is no step: it may come at any time, and the sale goes on from where it
 * was. A bill that was cancelled is where the sale stands until the next bill.
 */
export function furthest(stages: readonly CrmStage[]): Exclude<CrmStage, "escalation"> {
  if (stages.includes("paid")) return "paid";
  if (stages.includes("order_formed")) return "order_formed";
  const newest = stages.findLast((stage) => stage === "invoice_sent" || stage === "cancelled");
  return newest === "invoice_sent" || newest === "cancelled" ? newest : "first_touch";
}

const steps: Readonly<Record<Exclude<CrmStage, "escalation">, number>> = {
  first_touch: 0,
  /** A sale that begins anew. */
  cancelled: 0,
  invoice_sent: 1,
  order_formed: 2,
  paid: 3,
};

/**
 * Whether a chat that went through these stages may be shown as `to`: only forward, and never the same twice in a row.
 * What was paid stays paid; of a second purchase in the same chat only a call for a person is shown.
 */
export function isForward(stages: readonly CrmStage[], to: CrmStage): boolean {
  if (to === "escalation") return stages.at(-1) !== "escalation";
  if (to === "cancelled") return furthest(stages) === "invoice_sent";
  return stages.every((stage) => stage === "escalation") || steps[furthest(stages)] < steps[to];
}
