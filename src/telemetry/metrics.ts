import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics, Report } from "../core/index.ts";
import { createReportMetrics } from "./report-metrics.ts";
import { safeCode } from "./safe-fields.ts";

/** What waits, read at each scrape. */
interface WaitingCounts {
  readonly inboxWaiting: number;
  readonly outbox: readonly { readonly destination: string; readonly waiting: number; readonly dead: number }[];
  /** When rows were trimmed last, to the end; undefined: never yet. */
  readonly trimmedAt?: Date | undefined;
}

interface MetricsOptions {
  readonly collect?: () => Promise<WaitingCounts>;
  /** How the assistant and the people did, for a month. */
  readonly report?: () => Promise<Report>;
  /** Memory, event loop, file handles of this process. */
  readonly isProcessIncluded?: boolean;
}

/** A label with more values than this is an id by mistake, and would grow the registry for ever. */
const maxLabelValues = 50;
const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600];

export function createMetrics({ collect, report, isProcessIncluded = true }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  const label = boundedLabels();
  if (isProcessIncluded) collectDefaultMetrics({ register: registry });
  const meters = createMeters(registry);
  const setReport = createReportMetrics(registry);
  return {
    ...inboxMetrics(meters, label),
    ...modelMetrics(meters, label),
    ...outboxMetrics(meters, label),
    rowsTrimmed: ({ table, how, count }) => meters.trimmed.inc({ table: label("table", table), how }, count),
    httpServed: ({ route, status }) => meters.requests.inc({ route: routeLabel(label, route), status: String(status) }),
    expose: async () => {
      // A database that is away must not take the other numbers with it.
      await readWaiting(meters, label, collect).catch(() => undefined);
      await report?.().then(setReport, () => undefined);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

type Meters = ReturnType<typeof createMeters>;

function createMeters(registry: Registry) {
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Counter({ name: `deskgraph_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Histogram({ name: `deskgraph_${name}`, help, labelNames: [...labelNames], buckets: seconds, registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) =>
    new Gauge({ name: `deskgraph_${name}`, help, labelNames: [...labelNames], registers });
  return {
    inbounds: counter("inbounds_total", "Accepted inbounds; repeats are not fresh", ["kind", "fresh"]),
    overloads: counter("overloaded_total", "What was refused because too much came at once"),
    turns: counter("turns_total", "Turns by how they ended", ["outcome"]),
    turnSeconds: histogram("turn_duration_seconds", "From a turn's claim to its commit"),
    replyWait: histogram("reply_wait_seconds", "From the oldest message of a turn to its committed reply"),
    withheld: counter("replies_withheld_total", "Replies that were written and not sent", ["reason"]),
    effects: counter("effect_attempts_total", "Attempts to deliver, by what came of them", ["destination", "outcome"]),
    attemptSeconds: histogram("effect_attempt_duration_seconds", "One attempt to deliver", ["destination"]),
    effectWait: histogram("effect_wait_seconds", "From an effect's putting to its delivery", ["destination"]),
    ...createModelMeters(counter, histogram),
    holdsLost: counter("holds_lost_total", "Work that another process took over"),
    unread: counter("helpdesk_unread_total", "Tickets and rows of a helpdesk that could not be read", [
      "vendor",
      "what",
    ]),
    breakers: gauge("breaker_open", "1 while calls to this vendor are held back", ["vendor"]),
    requests: counter("http_requests_total", "Answered requests", ["route", "status"]),
    inboxWaiting: gauge("inbox_waiting", "Accepted and not yet part of a turn"),
    outboxWaiting: gauge("outbox_waiting", "Effects that wait", ["destination"]),
    trimmed: counter("trimmed_rows_total", "Rows whose time had come, and whether they went whole", ["table", "how"]),
    trimmedAt: gauge("trimmed_timestamp_seconds", "When rows were trimmed last, to the end"),
    outboxDead: gauge("outbox_dead", "Dead letters: a person has to decide", ["destination"]),
  };
}

type Make<Meter> = (name: string, help: string, labelNames?: readonly string[]) => Meter;

const createModelMeters = (counter: Make<Counter>, histogram: Make<Histogram>) => ({
  modelCalls: counter("model_calls_total", "Calls of the chat model, and those that a budget refused", ["outcome"]),
  modelBudgetTokens: counter("model_budget_tokens_total", "Tokens that budgets counted, in and out", ["outcome"]),
  modelTokens: counter("model_tokens_total", "Tokens of the chat model; input is without what was cached", [
    "model",
    "kind",
  ]),
  modelCost: counter("model_cost_total", "What the chat model cost, where the shop says its price", ["model"]),
  modelSeconds: histogram("model_call_duration_seconds", "One call that was answered", ["model"]),
  modelFailures: counter("model_failures_total", "Calls of the chat model that came to nothing", ["model", "reason"]),
  modelFallbacks: counter("model_fallbacks_total", "Calls in the place of one that failed, by who was asked", [
    "model",
  ]),
});

const inboxMetrics = (
  { inbounds, overloads, turns, turnSeconds, replyWait, withheld }: Meters,
  label: Label,
): Pick<Metrics, "inboundAccepted" | "overloaded" | "turnEnded" | "replyWithheld"> => ({
  inboundAccepted: ({ kind, fresh }) => inbounds.inc({ kind: label("kind", kind), fresh: String(fresh) }),
  overloaded: () => overloads.inc(),
  turnEnded: ({ outcome, durationMs, waitMs }) => {
    turns.inc({ outcome });
    if (durationMs !== undefined) turnSeconds.observe(durationMs / 1000);
    if (waitMs !== undefined) replyWait.observe(waitMs / 1000);
  },
  replyWithheld: (reason) => withheld.inc({ reason: label("reason", reason) }),
});

const modelMetrics = (meters: Meters, label: Label): Pick<Metrics, "modelAsked" | "modelAnswered" | "modelFailed"> => ({
  modelAsked: ({ outcome, tokens }) => {
    meters.modelCalls.inc({ outcome });
    if (tokens > 0) meters.modelBudgetTokens.inc({ outcome }, tokens);
  },
  modelAnswered: ({ model: name, durationMs, usage, cost }) => {
    const model = label("model", name);
    meters.modelSeconds.observe({ model }, durationMs / 1000);
    if (cost !== undefined) meters.modelCost.inc({ model }, cost);
    if (usage === undefined) return;
    const { inputTokens, outputTokens, cachedTokens } = usage;
    meters.modelTokens.inc({ model, kind: "input" }, Math.max(0, inputTokens - cachedTokens));
    meters.modelTokens.inc({ model, kind: "cached" }, cachedTokens);
    meters.modelTokens.inc({ model, kind: "output" }, outputTokens);
  },
  modelFailed: ({ model, reason, next }) => {
    meters.modelFailures.inc({ model: label("model", model), reason });
    if (next !== undefined) meters.modelFallbacks.inc({ model: label("model", next) });
  },
});

const outboxMetrics = (
  { effects, attemptSeconds, effectWait, holdsLost, breakers, unread }: Meters,
  label: Label,
): Pick<Metrics, "effectTried" | "holdLost" | "breakerChanged" | "helpdeskUnread"> => ({
  effectTried: ({ destination, outcome, attemptMs, waitMs }) => {
    const to = label("destination", destination);
    effects.inc({ destination: to, outcome: label("outcome", outcome) });
    attemptSeconds.observe({ destination: to }, attemptMs / 1000);
    if (waitMs !== undefined) effectWait.observe({ destination: to }, waitMs / 1000);
  },
  helpdeskUnread: ({ vendor, what, count }) => unread.inc({ vendor: label("vendor", vendor), what }, count),
  holdLost: () => holdsLost.inc(),
  breakerChanged: ({ vendor, to }) => breakers.set({ vendor: label("vendor", vendor) }, to === "closed" ? 0 : 1),
});

async function readWaiting(
  { inboxWaiting, outboxWaiting, outboxDead, trimmedAt }: Meters,
  label: Label,
  collect: MetricsOptions["collect"],
): Promise<void> {
  const counts = await collect?.();
  if (counts === undefined) return;
  inboxWaiting.set(counts.inboxWaiting);
  if (counts.trimmedAt !== undefined) trimmedAt.set(counts.trimmedAt.getTime() / 1000);
  outboxWaiting.reset();
  outboxDead.reset();
  for (const { destination, waiting, dead } of counts.outbox) {
    outboxWaiting.set({ destination: label("destination", destination) }, waiting);
    outboxDead.set({ destination: label("destination", destination) }, dead);
  }
}

type Label = (name: string, value: string) => string;

/** Routes are patterns of ours; a path that a stranger made up is not one. */
const routeLabel = (label: Label, route: string): string =>
  /^\/[a-z/:-]{0,60}$/.test(route) ? label("route", route.replaceAll("/", ".").slice(1) || "root") : "other";

function boundedLabels(): Label {
  const seen = new Map<string, Set<string>>();
  return (name, value) => {
    const values = seen.get(name) ?? new Set();
    seen.set(name, values);
    const safe = safeCode(value);
    if (!values.has(safe) && values.size >= maxLabelValues) return "other";
    values.add(safe);
    return safe;
  };
}
