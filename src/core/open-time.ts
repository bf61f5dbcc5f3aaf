import type { Shop } from "./shop.ts";
import { localTimeOf } from "./working-hours.ts";

type Schedule = Pick<Shop, "timeZone" | "workingHours">;

const dayMs = 86_400_000;

/** How much of this time the shop was open. */
export function openTimeBetween(schedule: Schedule, from: Date, to: Date): number {
  const last = localTimeOf(to, schedule.timeZone).date;
  let sumMs = 0;
  for (let date = localTimeOf(from, schedule.timeZone).date; date <= last; date = dayAfter(date)) {
    const open = openOn(schedule, date);
    if (open === undefined) continue;
    sumMs += Math.max(0, Math.min(open.toMs, to.getTime()) - Math.max(open.fromMs, from.getTime()));
  }
  return sumMs;
}

/** Calendar days are counted at noon UTC, where no clock change can skip or repeat one. */
export const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + dayMs).toISOString().slice(0, 10);

function openOn(
  { timeZone, workingHours }: Schedule,
  date: string,
): { readonly fromMs: number; readonly toMs: number } | undefined {
  const { weekday } = localTimeOf(new Date(`${date}T12:00:00Z`), "UTC");
  const hours = workingHours.holidays.includes(date) ? "closed" : workingHours[weekday];
  if (hours === "closed") return undefined;
  return {
    fromMs: momentOf(date, hours.from, timeZone).getTime(),
    toMs: momentOf(date, hours.to, timeZone).getTime(),
  };
}

/** When the local clock shows this time; found in two steps, because the first guess may lie across a clock change. */
export function momentOf(date: string, time: string, timeZone: string): Date {
  const shownMs = Date.parse(`${date}T${time}:00Z`);
  const behind = (ms: number): number => {
    const shown = localTimeOf(new Date(ms), timeZone);
    return shownMs - Date.parse(`${shown.date}T${shown.time}:00Z`);
  };
  const guessMs = shownMs + behind(shownMs);
  return new Date(guessMs + behind(guessMs));
}
