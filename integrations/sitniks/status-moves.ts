import type { CrmStage } from "../../src/core/index.ts";

/**
 * The steps of a sale. A call for a person is no step: it may come at any time, and the sale goes on from where it was.
 */
const steps: Readonly<Record<Exclude<CrmStage, "escalation">, number>> = {
  first_touch: 0,
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
  return stages.every((stage) => stage === "escalation" || steps[stage] < steps[to]);
}

/** How far a sale has come. To show that again after a call for a person is no step back. */
export const furthest = (stages: readonly CrmStage[]): CrmStage =>
  stages.reduce<Exclude<CrmStage, "escalation">>(
    (far, stage) => (stage !== "escalation" && steps[stage] > steps[far] ? stage : far),
    "first_touch",
  );
