import { dateAfter, localTimeOf, timesWithin, type Weekday, weekdayOf } from "./local-time.ts";
import type { Shop } from "./shop.ts";

/** Hours of a shop as its people keep them: in the shop's zone, across the clock change, with days off. */
export type Schedule = Pick<Shop, "timeZone" | "workingHours">;

interface Opening {
  readonly at: Date;
  /** A weekday within six days; later than that, the date alone says which one. */
  readonly day: "today" | "tomorrow" | Weekday | "later";
  readonly date: string;
  /** As the shop writes it: "09:00". */
  readonly time: string;
}

/** A shop that is closed for longer than this says nothing of its next opening. */
const farthestDays = 60;

/** A date of its own goes before a day off, and both before the weekday. */
const hoursOn = ({ workingHours }: Schedule, date: string) =>
  workingHours.dates?.[date] ?? (workingHours.holidays.includes(date) ? "closed" : workingHours[weekdayOf(date)]);

export function isOpen(schedule: Schedule, now: Date): boolean {
  const { date, time } = localTimeOf(now, schedule.timeZone);
  const hours = hoursOn(schedule, date);
  return hours !== "closed" && hours.from <= time && time < hours.to;
}

/** When the shop opens next, as a person would say it; undefined when not within two months. */
export function nextOpening(schedule: Schedule, now: Date): Opening | undefined {
  const nowMs = now.getTime();
  const here = localTimeOf(now, schedule.timeZone).date;
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    const date = dateAfter(here, ahead);
    const next = openTimesOn(schedule, date).find(({ fromMs }) => fromMs > nowMs);
    if (next === undefined) continue;
    const at = new Date(next.fromMs);
    return { at, day: dayOf(date, ahead), date, time: localTimeOf(at, schedule.timeZone).time };
  }
  return undefined;
}

function dayOf(date: string, ahead: number): Opening["day"] {
  if (ahead === 0) return "today";
  if (ahead === 1) return "tomorrow";
  return ahead <= 6 ? weekdayOf(date) : "later";
}

/** The moment that lies so much open time after another; undefined when not within two months. */
export function afterOpenTime(schedule: Schedule, from: Date, openMs: number): Date | undefined {
  const fromMs = from.getTime();
  const here = localTimeOf(from, schedule.timeZone).date;
  let leftMs = openMs;
  for (let ahead = 0; ahead <= farthestDays; ahead += 1) {
    for (const open of openTimesOn(schedule, dateAfter(here, ahead))) {
      const beginMs = Math.max(open.fromMs, fromMs);
      const roomMs = open.toMs - beginMs;
      if (roomMs <= 0) continue;
      if (leftMs < roomMs) return new Date(beginMs + leftMs);
      leftMs -= roomMs;
    }
  }
  return undefined;
}

/** How much of this time the shop was open. */
export function openTimeBetween(schedule: Schedule, from: Date, to: Date): number {
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  const last = localTimeOf(to, schedule.timeZone).date;
  let sumMs = 0;
  for (let date = localTimeOf(from, schedule.timeZone).date; date <= last; date = dateAfter(date, 1)) {
    for (const open of openTimesOn(schedule, date)) {
      sumMs += Math.max(0, Math.min(open.toMs, toMs) - Math.max(open.fromMs, fromMs));
    }
  }
  return sumMs;
}

function openTimesOn(schedule: Schedule, date: string): ReturnType<typeof timesWithin> {
  const hours = hoursOn(schedule, date);
  return hours === "closed" ? [] : timesWithin(date, hours, schedule.timeZone);
}
