import { Gauge, type Registry } from "prom-client";
import type { Kept, Report, Times } from "../core/index.ts";
import { safeCode } from "./safe-fields.ts";

/** The report of the last thirty days as numbers; each is set anew at a scrape. */
export function createReportMetrics(registry: Registry): (report: Report) => void {
  const registers = [registry];
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge({ name: `deskgraph_report_${name}`, help: `${help}, of the last 30 days`, labelNames, registers });
  const episodes = gauge("episodes", "Conversations by what became of them", "part");
  const reasons = gauge("handoffs", "Calls for a person by their reason", "reason");
  const waits = gauge("human_wait_seconds", "From a call to a person's first word", "quantile");
  const answers = gauge("first_response_seconds", "From a customer's first words to the first answer", "quantile");
  const sla = gauge("sla_ratio", "Answers of people within their goal, by the goal", "goal");
  const ratings = gauge("ratings", "What customers answered who were asked how content they are", "rating");
  const orders = gauge("orders", "Orders that stand, and those without a person among them", "part");
  const revenue = gauge("revenue", "What was ordered and what of it was paid, in major units", "part", "currency");
  const cost = gauge("model_cost", "What the chat model cost, where the shop says its price");
  return (report) => {
    const { reopened, open, autonomous, handedOff, steppedIn, resolvedByAi, resolvedByPerson, abandoned } = report;
    const parts = { all: report.episodes, reopened, open, autonomous, handed_off: handedOff, stepped_in: steppedIn };
    const ends = { resolved_by_ai: resolvedByAi, resolved_by_person: resolvedByPerson, abandoned };
    setAll({ ...parts, ...ends }, (part, count) => episodes.set({ part }, count));
    reasons.reset();
    for (const { reason, count } of report.reasons) reasons.set({ reason: safeCode(reason) }, count);
    setTimes(waits, report.humanWait);
    setTimes(answers, report.firstResponse);
    setKept(sla, report.sla);
    const { good, fair, bad } = report.satisfaction;
    setAll({ good, fair, bad }, (rating, count) => ratings.set({ rating }, count));
    setAll({ all: report.orders, autonomous: report.ordersAutonomous }, (part, count) => orders.set({ part }, count));
    revenue.reset();
    for (const { currency, minor } of report.ordered) revenue.set({ part: "ordered", currency }, minor / 100);
    for (const { currency, minor } of report.paid) revenue.set({ part: "paid", currency }, minor / 100);
    cost.set(report.model.cost);
  };
}

function setAll(counts: Readonly<Record<string, number>>, set: (name: string, count: number) => void): void {
  for (const [name, count] of Object.entries(counts)) set(name, count);
}

function setTimes(gauge: Gauge<"quantile">, { medianMs, p90Ms }: Times): void {
  gauge.reset();
  if (medianMs !== undefined) gauge.set({ quantile: "0.5" }, medianMs / 1_000);
  if (p90Ms !== undefined) gauge.set({ quantile: "0.9" }, p90Ms / 1_000);
}

/** Of none there is no share. */
function setKept(gauge: Gauge<"goal">, sla: Readonly<Record<keyof Report["sla"], Kept>>): void {
  gauge.reset();
  const goals = { first_response: sla.firstResponse, next_response: sla.nextResponse, resolution: sla.resolution };
  for (const [goal, { count, withinCount }] of Object.entries(goals)) {
    if (count > 0) gauge.set({ goal }, withinCount / count);
  }
}
