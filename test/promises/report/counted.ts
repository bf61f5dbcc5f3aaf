import { isOpen, type Report, type Shop } from "../../../src/core/index.ts";
import type { Step } from "./happened.ts";
import type { Chat } from "./stored.ts";

const quietMinutes = 72 * 60;
const minuteMs = 60_000;

/** How many minutes the shop was open before each minute, by looking at every one of them. */
export function openMinutes(shop: Shop, begin: Date, minutes: number): (from: number, to: number) => number {
  const sums = [0];
  for (let minute = 0; minute < minutes; minute += 1) {
    const isOpenNow = isOpen(shop, new Date(begin.getTime() + minute * minuteMs));
    sums.push((sums[minute] ?? 0) + (isOpenNow ? 1 : 0));
  }
  return (from, to) => (sums[to] ?? Number.NaN) - (sums[from] ?? Number.NaN);
}

const isOneOf =
  (...kinds: readonly Step["is"][]) =>
  ({ is }: Step): boolean =>
    kinds.includes(is);

const isWords = isOneOf("say", "answer");
const isDoing = isOneOf("say", "call", "answer", "take", "give_back", "close");
const isHeard = (step: Step): boolean => isDoing(step) || (step.is === "reply" && step.isRead);

/** Whose the chat is after these steps, by the last of them that says it. */
function ownerAfter(steps: readonly Step[]): "ai" | "waiting" | "person" | "closed" {
  const last = steps.findLast(isOneOf("call", "answer", "take", "give_back", "close"));
  const after = last === undefined ? [] : steps.slice(steps.indexOf(last) + 1);
  switch (last?.is) {
    case "call":
      return "waiting";
    case "answer":
    case "take":
      return "person";
    case "close":
      return after.some(isOneOf("say")) ? "ai" : "closed";
    default:
      return "ai";
  }
}

/** Cuts where words come after a long quiet that no person's hands were on. */
function episodesOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const first = steps.findIndex(isWords);
  if (first === -1) return [];
  const mine = steps.slice(first);
  const cut = mine.findIndex((step, at) => {
    const before = mine.slice(0, at);
    const last = before.findLast(isHeard);
    const isFree = ["ai", "closed"].includes(ownerAfter(before));
    return last !== undefined && isWords(step) && isFree && step.minute - last.minute > quietMinutes;
  });
  return cut === -1 ? [mine] : [mine.slice(0, cut), ...episodesOf(mine.slice(cut))];
}

/** Stretches in which a person owed an answer, and what ended each. */
function owedIn(steps: readonly Step[]): readonly { readonly from: number; readonly to?: Step }[] {
  const ends = steps.filter(isOneOf("answer", "give_back", "close"));
  return [undefined, ...ends].flatMap((end, at) => {
    const to = ends[at];
    const from = end === undefined ? 0 : steps.indexOf(end) + 1;
    const within = steps.slice(from, to === undefined ? steps.length : steps.indexOf(to));
    const begin = within.find((step) => {
      const before = steps.slice(0, steps.indexOf(step));
      return step.is === "call" || (step.is === "say" && ["waiting", "person"].includes(ownerAfter(before)));
    });
    return begin === undefined ? [] : [{ from: begin.minute, ...(to === undefined ? {} : { to }) }];
  });
}

type Open = (from: number, to: number) => number;

/** What is told of one episode, each by a look of its own at the steps. */
function factsOf(steps: readonly Step[], open: Open, nowMinute: number) {
  const [begin] = steps;
  if (begin === undefined) throw new Error("an episode without a step");
  const first = (...kinds: readonly Step["is"][]) => steps.find(isOneOf(...kinds));
  const call = steps.find((step) => step.is === "call");
  const answered = call && steps.slice(steps.indexOf(call)).find(isOneOf("answer"));
  const heard = steps.find((step) => step.is === "answer" || (step.is === "reply" && step.isRead));
  const owed = owedIn(steps);
  const isFirstAnswer = (to: Step | undefined): boolean => to !== undefined && to === answered;
  const answers = owed.filter(({ to }) => to?.is === "answer");
  const took = ({ from, to }: (typeof owed)[number]): number => open(from, to?.minute ?? Number.NaN);
  const lastEnd = steps.findLast(isOneOf("give_back", "close"));
  const before = lastEnd === undefined ? [] : steps.slice(0, steps.indexOf(lastEnd));
  const questions = steps.flatMap((step) => (step.is === "ask" ? [{ ...step, at: steps.indexOf(step) }] : []));
  const rated = steps.findLast(
    (step, at) =>
      step.is === "rate" && questions.some(({ question, at: asked }) => asked < at && question === step.question),
  );
  const owner = ownerAfter(steps);
  const lastMinute = steps.findLast(isHeard)?.minute ?? begin.minute;
  const orders = steps.flatMap((step) => (step.is === "order" && step.stands ? [step] : []));
  return {
    isAlone: first("call", "answer", "take") === undefined,
    reason: call?.reason,
    isPersons: first("answer") !== undefined,
    isOver: owner === "closed" || (owner === "ai" && nowMinute - lastMinute > quietMinutes),
    isReopened: steps.some((step, at) => step.is === "say" && ownerAfter(steps.slice(0, at)) === "closed"),
    isProven: orders.length > 0 || owner === "closed" || (rated?.is === "rate" && rated.rating === "good"),
    wait: call && answered && answered.minute - call.minute,
    firstAnswer: heard && heard.minute - begin.minute,
    owedFrom: owed.find(({ to }) => to === undefined)?.from,
    firstResponse: answers.filter(({ to }) => isFirstAnswer(to)).map(took),
    nextResponse: answers.filter(({ to }) => !isFirstAnswer(to)).map(took),
    resolution: before.some(isOneOf("call", "answer", "take"))
      ? owed.filter(({ to }) => to !== undefined && lastEnd !== undefined && to.minute <= lastEnd.minute).map(took)
      : undefined,
    isAsked: questions.length > 0,
    rating: rated?.is === "rate" ? rated.rating : undefined,
    orders,
    costMicros: steps.reduce((sum, step) => sum + (step.is === "say" ? step.costMicros : 0), 0),
    calls: steps.filter(isOneOf("say")).length,
  };
}
type Facts = ReturnType<typeof factsOf>;

/** The smallest that at least this share of all are no larger than. */
function quantile(all: readonly number[], share: number): number {
  const found = all
    .toSorted((one, other) => one - other)
    .find((each) => {
      return all.filter((other) => other <= each).length >= share * all.length;
    });
  return (found ?? Number.NaN) * minuteMs;
}

const times = (all: readonly number[]): Report["humanWait"] =>
  all.length === 0 ? { count: 0 } : { count: all.length, medianMs: quantile(all, 0.5), p90Ms: quantile(all, 0.9) };

/** The report, counted by hand. Only those that began in the time from one minute to before another. */
export function countedReport(
  chats: readonly Chat[],
  { shop, open, from, to, now }: { shop: Shop; open: Open; from: number; to: number; now: number },
): Report {
  const all = chats
    .flatMap(({ steps }) => episodesOf(steps))
    .filter(([begin]) => begin !== undefined && begin.minute >= from && begin.minute < to)
    .map((steps) => factsOf(steps, open, now));
  const where = (is: (facts: Facts) => boolean): number => all.filter(is).length;
  const within = (values: readonly number[], goal: number) => ({
    count: values.length,
    withinCount: values.filter((each) => each <= goal).length,
  });
  const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
  const orders = all.flatMap((facts) => facts.orders);
  const reasons = [...new Set(all.flatMap(({ reason }) => reason ?? []))].map((reason) => ({
    reason,
    count: where((facts) => facts.reason === reason),
  }));
  const rated = (rating: string, isPersons?: boolean): number =>
    where((facts) => facts.rating === rating && (isPersons === undefined || facts.isPersons === isPersons));
  const answered = (isPersons?: boolean): number =>
    rated("good", isPersons) + rated("fair", isPersons) + rated("bad", isPersons);
  const waiting = all.flatMap(({ owedFrom }) => owedFrom ?? []);
  return {
    episodes: all.length,
    open: where(({ isOver }) => !isOver),
    autonomous: where(({ isAlone }) => isAlone),
    handedOff: where(({ reason }) => reason !== undefined),
    steppedIn: where(({ isAlone, reason }) => !isAlone && reason === undefined),
    reopened: where(({ isReopened }) => isReopened),
    resolvedByAi: where(({ isOver, isProven, isPersons }) => isOver && isProven && !isPersons),
    resolvedByPerson: where(({ isOver, isProven, isPersons }) => isOver && isProven && isPersons),
    abandoned: where(({ isOver, isProven }) => isOver && !isProven),
    reasons: reasons.sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
    humanWait: times(all.flatMap(({ wait }) => wait ?? [])),
    firstResponse: times(all.flatMap(({ firstAnswer }) => firstAnswer ?? [])),
    waitingNow: { count: waiting.length, longestMs: Math.max(0, ...waiting.map((since) => now - since)) * minuteMs },
    sla: {
      firstResponse: within(
        all.flatMap((facts) => facts.firstResponse),
        shop.sla.firstResponseMinutes,
      ),
      nextResponse: within(
        all.flatMap((facts) => facts.nextResponse),
        shop.sla.nextResponseMinutes,
      ),
      resolution: within(
        all.flatMap(({ resolution }) => (resolution === undefined ? [] : [sum(resolution)])),
        shop.sla.resolutionMinutes,
      ),
    },
    satisfaction: {
      good: rated("good"),
      fair: rated("fair"),
      bad: rated("bad"),
      asked: where(({ isAsked }) => isAsked),
      answered: answered(),
      ofAi: { answered: answered(false), good: rated("good", false) },
      ofPerson: { answered: answered(true), good: rated("good", true) },
    },
    orders: orders.length,
    ordersAutonomous: all.filter(({ isAlone }) => isAlone).flatMap((facts) => facts.orders).length,
    ordered: orders.length === 0 ? [] : [{ minor: sum(orders.map(({ minor }) => minor)), currency: "UAH" }],
    paid: orders.length === 0 ? [] : [{ minor: sum(orders.map(({ paidMinor }) => paidMinor)), currency: "UAH" }],
    model: {
      calls: sum(all.map(({ calls }) => calls)),
      tokens: sum(all.map(({ calls }) => calls * 100)),
      cost: sum(all.map(({ costMicros }) => costMicros)) / 1_000_000,
    },
  };
}
