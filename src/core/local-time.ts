export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export const minuteMs = 60_000;
const dayMs = 86_400_000;

interface LocalTime {
  readonly date: string;
  readonly weekday: Weekday;
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs a hundred times its use. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, format);
  return format;
}

export function localTimeOf(at: Date, timeZone: string): LocalTime {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const short = (parts["weekday"] ?? "").toLowerCase();
  return {
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    weekday: weekdays.find((weekday) => weekday === short) ?? "mon",
    time: `${parts["hour"]}:${parts["minute"]}`,
  };
}

/** Calendar days are counted at noon UTC, where no clock change can skip or repeat one. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const weekdayOf = (date: string): Weekday =>
  weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] ?? "mon";

/** A part of a local day in which the clock runs evenly. */
interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  /** What the local clock is ahead of UTC. */
  readonly aheadMs: number;
}

const stretches = new Map<string, readonly Stretch[]>();
/** As many as a year has days, in some zones. */
const mostStretches = 1_000;

/** Kept: a clock, a report and the hours ask for the same few days over and over, and a day costs some thirty looks. */
function stretchesOf(date: string, timeZone: string): readonly Stretch[] {
  const key = `${date} ${timeZone}`;
  const known = stretches.get(key);
  if (known !== undefined) return known;
  const found = findStretches(date, timeZone);
  if (stretches.size >= mostStretches) stretches.clear();
  stretches.set(key, found);
  return found;
}

/** One part, or two on a day on which the clock is changed. */
function findStretches(date: string, timeZone: string): readonly Stretch[] {
  const [fromMs, toMs] = [beginningOf(date, timeZone), beginningOf(dateAfter(date, 1), timeZone)];
  const [first, last] = [aheadAt(fromMs, timeZone), aheadAt(toMs - minuteMs, timeZone)];
  if (first === last) return [{ fromMs, toMs, aheadMs: first }];
  const changeMs = firstMinute(fromMs, toMs, (ms) => aheadAt(ms, timeZone) !== first);
  return [
    { fromMs, toMs: changeMs, aheadMs: first },
    { fromMs: changeMs, toMs, aheadMs: last },
  ];
}

/**
 * When the local clock shows a time from `from` on and before `to` of this day. In the night of a clock change that may
 * be shorter than it reads, or twice.
 */
export function timesWithin(
  date: string,
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  const times = stretchesOf(date, timeZone).flatMap((stretch) => {
    const fromMs = Math.max(stretch.fromMs, midnightMs + msOfDay(from) - stretch.aheadMs);
    const toMs = Math.min(stretch.toMs, midnightMs + msOfDay(to) - stretch.aheadMs);
    return fromMs < toMs ? [{ fromMs, toMs }] : [];
  });
  const [first, second] = times;
  return first !== undefined && first.toMs === second?.fromMs ? [{ fromMs: first.fromMs, toMs: second.toMs }] : times;
}

/** When the local clock of this day first shows this time, or a later one where that time is left out. */
export function momentOf(date: string, time: string, timeZone: string): Date {
  const [first] = timesWithin(date, { from: time, to: "24:00" }, timeZone);
  return new Date(first?.fromMs ?? beginningOf(dateAfter(date, 1), timeZone));
}

const msOfDay = (time: string): number => {
  const [hours, minutes] = time.split(":");
  return (Number(hours) * 60 + Number(minutes)) * minuteMs;
};

function aheadAt(ms: number, timeZone: string): number {
  const { date, time } = localTimeOf(new Date(ms), timeZone);
  return Date.parse(`${date}T${time}:00Z`) - Math.floor(ms / minuteMs) * minuteMs;
}

/** The first moment of a local day; in some zones that is not midnight. */
function beginningOf(date: string, timeZone: string): number {
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  const guessMs = midnightMs - aheadAt(midnightMs - aheadAt(midnightMs, timeZone), timeZone);
  const dateAt = (ms: number) => localTimeOf(new Date(ms), timeZone).date;
  if (dateAt(guessMs) === date && dateAt(guessMs - minuteMs) < date) return guessMs;
  return firstMinute(midnightMs - dayMs, midnightMs + dayMs, (ms) => dateAt(ms) >= date);
}

/** Of a thing that is false first and true from some minute on. */
function firstMinute(falseMs: number, trueMs: number, isSo: (ms: number) => boolean): number {
  let [low, high] = [falseMs / minuteMs, trueMs / minuteMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle * minuteMs)) high = middle;
    else low = middle;
  }
  return high * minuteMs;
}
