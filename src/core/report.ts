import { quietMs } from "./episode.ts";
import type { KeptEpisode } from "./episodes.ts";
import { type Money, money } from "./money.ts";
import type { Rating } from "./rating.ts";
import type { Shop } from "./shop.ts";

/** Of these times; the p90 is what nine of ten stay within. */
export interface Times {
  readonly count: number;
  readonly medianMs?: number;
  readonly p90Ms?: number;
}

/** How many there were, and how many of them stayed within the goal. */
export interface Kept {
  readonly count: number;
  readonly withinCount: number;
}

interface Content {
  readonly answered: number;
  readonly good: number;
}

/** What the shop's owner is told about the episodes that began within a time. */
export interface Report {
  readonly episodes: number;
  /** Still going on. */
  readonly open: number;
  /** No person of the shop was called for, and none came. */
  readonly autonomous: number;
  readonly handedOff: number;
  /** A person came without a call. */
  readonly steppedIn: number;
  readonly reopened: number;
  /** Over, with a proof: an order that stands, a closing that nobody came back to, or the customer's own word. */
  readonly resolvedByAi: number;
  readonly resolvedByPerson: number;
  /** Over without one: nobody knows whether it was solved. */
  readonly abandoned: number;
  /** Why a person was called, the most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** From the call to a person's first word. */
  readonly humanWait: Times;
  /** From the first words to the first answer, whoever gave it. */
  readonly firstResponse: Times;
  readonly waitingNow: { readonly count: number; readonly longestMs: number };
  readonly sla: { readonly firstResponse: Kept; readonly nextResponse: Kept; readonly resolution: Kept };
  readonly satisfaction: Readonly<Record<Rating, number>> & {
    readonly asked: number;
    readonly answered: number;
    readonly ofAi: Content;
    readonly ofPerson: Content;
  };
  readonly orders: number;
  /** Of these the ones for which no person was needed. */
  readonly ordersAutonomous: number;
  readonly ordered: readonly Money[];
  readonly paid: readonly Money[];
  /** The cost is in the currency of the shop's prices for its models. */
  readonly model: { readonly calls: number; readonly tokens: number; readonly cost: number };
}

const isAutonomous = ({ calledMs, takenMs, personMs }: KeptEpisode): boolean =>
  calledMs === undefined && takenMs === undefined && personMs === undefined;

export const isEpisodeOver = ({ owner, lastMs }: KeptEpisode, nowMs: number): boolean =>
  owner === "closed" || (owner === "ai" && nowMs - lastMs > quietMs);

/** Silence proves nothing. */
export const isProven = ({ owner, orderCount, rating }: KeptEpisode): boolean =>
  orderCount > 0 || owner === "closed" || rating === "good";

/** Counts as it is told of one part of the episodes after the other: a year of them is not held in memory. */
export function createReport({ sla }: Pick<Shop, "sla">, nowMs: number) {
  const tally = emptyTally();
  return {
    add: (episodes: readonly KeptEpisode[]): void => {
      for (const episode of episodes) count(tally, episode, nowMs);
    },
    report: (): Report => reportOf(tally, sla),
  };
}

const emptyTally = () => ({
  counts: { episodes: 0, open: 0, autonomous: 0, handedOff: 0, steppedIn: 0, reopened: 0, abandoned: 0 },
  resolved: { resolvedByAi: 0, resolvedByPerson: 0 },
  reasons: new Map<string, number>(),
  waits: Array.of<number>(),
  firstAnswers: Array.of<number>(),
  owed: Array.of<number>(),
  firstResponses: Array.of<number>(),
  nextResponses: Array.of<number>(),
  resolutions: Array.of<number>(),
  asked: 0,
  rated: { ai: { good: 0, fair: 0, bad: 0 }, person: { good: 0, fair: 0, bad: 0 } },
  orders: { orders: 0, ordersAutonomous: 0 },
  ordered: new Map<string, number>(),
  paid: new Map<string, number>(),
  model: { calls: 0, tokens: 0, costMicros: 0 },
});
type Tally = ReturnType<typeof emptyTally>;

function count(tally: Tally, episode: KeptEpisode, nowMs: number): void {
  const { counts, resolved } = tally;
  counts.episodes += 1;
  if (isAutonomous(episode)) counts.autonomous += 1;
  else if (episode.calledMs === undefined) counts.steppedIn += 1;
  else counts.handedOff += 1;
  if (episode.reopenedCount > 0) counts.reopened += 1;
  if (!isEpisodeOver(episode, nowMs)) counts.open += 1;
  else if (!isProven(episode)) counts.abandoned += 1;
  else if (episode.personMs === undefined) resolved.resolvedByAi += 1;
  else resolved.resolvedByPerson += 1;
  countTimes(tally, episode, nowMs);
  countSale(tally, episode);
  if (episode.askedMs !== undefined) tally.asked += 1;
  if (episode.rating !== undefined) tally.rated[episode.personMs === undefined ? "ai" : "person"][episode.rating] += 1;
}

function countTimes(tally: Tally, episode: KeptEpisode, nowMs: number): void {
  const { openedMs, aiMs, personMs, waitMs, owedSinceMs, firstResponseMs, resolutionMs, reason } = episode;
  if (reason !== undefined) tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
  const answeredMs = Math.min(aiMs ?? Number.POSITIVE_INFINITY, personMs ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(answeredMs)) tally.firstAnswers.push(Math.max(0, answeredMs - openedMs));
  if (waitMs !== undefined) tally.waits.push(waitMs);
  if (owedSinceMs !== undefined) tally.owed.push(Math.max(0, nowMs - owedSinceMs));
  if (firstResponseMs !== undefined) tally.firstResponses.push(firstResponseMs);
  if (resolutionMs !== undefined) tally.resolutions.push(resolutionMs);
  tally.nextResponses.push(...episode.nextResponseMs);
}

function countSale(tally: Tally, episode: KeptEpisode): void {
  const { orderCount, ordered, paid, spent } = episode;
  tally.orders.orders += orderCount;
  if (isAutonomous(episode)) tally.orders.ordersAutonomous += orderCount;
  for (const [sums, amount] of [
    [tally.ordered, ordered],
    [tally.paid, paid],
  ] as const) {
    if (amount !== undefined) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor);
  }
  tally.model.calls += spent.calls;
  tally.model.tokens += spent.tokens;
  tally.model.costMicros += spent.costMicros;
}

const minuteMs = 60_000;

function reportOf(tally: Tally, sla: Shop["sla"]): Report {
  const { counts, resolved, orders, model } = tally;
  return {
    ...counts,
    ...resolved,
    reasons: [...tally.reasons]
      .map(([reason, times]) => ({ reason, count: times }))
      .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
    humanWait: timesOf(tally.waits),
    firstResponse: timesOf(tally.firstAnswers),
    waitingNow: { count: tally.owed.length, longestMs: tally.owed.reduce((longest, ms) => Math.max(longest, ms), 0) },
    sla: {
      firstResponse: keptOf(tally.firstResponses, sla.firstResponseMinutes),
      nextResponse: keptOf(tally.nextResponses, sla.nextResponseMinutes),
      resolution: keptOf(tally.resolutions, sla.resolutionMinutes),
    },
    satisfaction: satisfactionOf(tally),
    ...orders,
    ordered: moneyOf(tally.ordered),
    paid: moneyOf(tally.paid),
    model: { calls: model.calls, tokens: model.tokens, cost: model.costMicros / 1_000_000 },
  };
}

function satisfactionOf({ asked, rated: { ai, person } }: Tally): Report["satisfaction"] {
  const both = { good: ai.good + person.good, fair: ai.fair + person.fair, bad: ai.bad + person.bad };
  const answers = ({ good, fair, bad }: Record<Rating, number>): number => good + fair + bad;
  return {
    ...both,
    asked,
    answered: answers(both),
    ofAi: { answered: answers(ai), good: ai.good },
    ofPerson: { answered: answers(person), good: person.good },
  };
}

const moneyOf = (sums: ReadonlyMap<string, number>): readonly Money[] =>
  [...sums].map(([currency, minor]) => money(minor, currency));

const keptOf = (times: readonly number[], goalMinutes: number): Kept => ({
  count: times.length,
  withinCount: times.filter((ms) => ms <= goalMinutes * minuteMs).length,
});

/** The median and the p90 are times that there were: at least half, and nine of ten, are no longer. */
function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number | undefined => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  const [medianMs, p90Ms] = [at(0.5), at(0.9)];
  return { count: times.length, ...(medianMs === undefined || p90Ms === undefined ? {} : { medianMs, p90Ms }) };
}
