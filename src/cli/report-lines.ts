import type { Output } from "../console/output.ts";
import { formatMoney, type Kept, type Money, type Report, type Shop, type Times } from "../core/index.ts";

/** Both days belong to it. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const nameWidth = 34;

/** The report on one screen, in the words of a shop. */
export function reportLines(
  report: Report,
  { from, to }: Days,
  { sla }: Pick<Shop, "sla">,
  { bold, dim }: Pick<Output, "bold" | "dim">,
): readonly string[] {
  const head = bold(`Conversations that began from ${from} to ${to}`);
  if (report.episodes === 0) return [head, "There were none."];
  return [
    head,
    ...conversations(report),
    "",
    ...reasons(report),
    ...waiting(report),
    "",
    bold("Answers of people, in the shop's hours"),
    kept("  first answer", sla.firstResponseMinutes, report.sla.firstResponse),
    kept("  later answers", sla.nextResponseMinutes, report.sla.nextResponse),
    kept("  whole matter", sla.resolutionMinutes, report.sla.resolution),
    "",
    content(report),
    ...sales(report),
    dim("What each line counts: docs/report.md"),
  ];
}

function conversations(report: Report): readonly string[] {
  const { episodes } = report;
  const part = (name: string, count: number): string =>
    line(`  ${name}`, `${count}`.padStart(5), share(count, episodes));
  const over = episodes - report.open;
  return [
    line("All", `${episodes}`.padStart(5)),
    part("the assistant alone", report.autonomous),
    part("a person was called", report.handedOff),
    part("a person stepped in", report.steppedIn),
    part("opened again after the end", report.reopened),
    line("Over", `${over}`.padStart(5), report.open === 0 ? "" : `${report.open} still go on`),
    part("solved by the assistant", report.resolvedByAi),
    part("solved with a person", report.resolvedByPerson),
    part("ended without a proof", report.abandoned),
  ];
}

/** The rest of them stands in --json. */
const mostReasons = 5;

function reasons({ reasons: all }: Report): readonly string[] {
  if (all.length === 0) return [];
  const named = all.slice(0, mostReasons).map(({ reason, count }) => `${reason.replaceAll("_", " ")} ${count}`);
  const others = all.slice(mostReasons).reduce((sum, { count }) => sum + count, 0);
  return [line("Why a person was called", [...named, ...(others === 0 ? [] : [`others ${others}`])].join(", "))];
}

function waiting({ humanWait, firstResponse, waitingNow }: Report): readonly string[] {
  return [
    line("First answer of all", timesLine(firstResponse)),
    line("Waiting for a person", timesLine(humanWait)),
    ...(waitingNow.count === 0
      ? []
      : [line("  right now", `${waitingNow.count}, the longest for ${duration(waitingNow.longestMs)}`)]),
  ];
}

function content({ satisfaction }: Report): string {
  const { asked, answered, good, ofAi, ofPerson } = satisfaction;
  if (asked === 0) return line("Content customers", "nobody was asked");
  const of = (name: string, some: typeof ofAi): string[] =>
    some.answered === 0 ? [] : [`${name} ${share(some.good, some.answered)} of ${some.answered}`];
  const parts = [...of("the assistant", ofAi), ...of("people", ofPerson)];
  const whole = answered === 0 ? "nobody answered" : `${share(good, answered)} of ${answered} who answered`;
  return line("Content customers", [`${whole}, ${asked} were asked`, ...parts].join("; "));
}

function sales({ orders, ordersAutonomous, ordered, paid, model, episodes }: Report): readonly string[] {
  const tokens = model.tokens.toLocaleString("en");
  const cost = model.cost === 0 ? "" : `, ${model.cost.toFixed(2)} (${(model.cost / episodes).toFixed(4)} each)`;
  const sold = `${orders} for ${amounts(ordered)}, ${amounts(paid)} paid; ${ordersAutonomous} without a person`;
  return [
    line("Orders", orders === 0 ? "none" : sold),
    line("The chat model", `${model.calls} calls, ${tokens} tokens${cost}`),
  ];
}

const line = (name: string, ...rest: readonly string[]): string =>
  `${name.padEnd(nameWidth)}${rest.filter((part) => part !== "").join("   ")}`;

const share = (count: number, of: number): string => (of === 0 ? "" : `${Math.round((100 * count) / of)} %`);

const kept = (name: string, goalMinutes: number, { count, withinCount }: Kept): string => {
  const goal = `${name} within ${duration(goalMinutes * 60_000)}`;
  return line(goal, count === 0 ? "none yet" : `${share(withinCount, count)} of ${count}`);
};

const timesLine = ({ medianMs, p90Ms }: Times): string =>
  medianMs === undefined || p90Ms === undefined
    ? "nobody yet"
    : `half within ${duration(medianMs)}, nine of ten within ${duration(p90Ms)}`;

const amounts = (sums: readonly Money[]): string =>
  sums.length === 0 ? "0" : sums.map((sum) => formatMoney(sum, "en")).join(" and ");

/** "42 s", "6 min", "1.5 h", "3 days". */
function duration(ms: number): string {
  const [seconds, minutes, hours] = [ms / 1_000, ms / 60_000, ms / 3_600_000];
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (minutes < 100) return `${Math.round(minutes)} min`;
  return hours < 48 ? `${Number(hours.toFixed(1))} h` : `${Math.round(hours / 24)} days`;
}
