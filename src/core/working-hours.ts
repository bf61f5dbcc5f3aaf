import { type Shop, weekdays } from "./shop.ts";

/** Hours of a shop as its people keep them: in the shop's zone, across the clock change, with days off. */
type Schedule = Pick<Shop, "timeZone" | "workingHours">;
type Weekday = (typeof weekdays)[number];

interface Opening {
  readonly day: "today" | "tomorrow" | Weekday;
  /** As the shop writes it: "09:00". */
  readonly time: string;
}

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

const hoursOn = ({ workingHours }: Schedule, date: string, weekday: Weekday) =>
  workingHours.holidays.includes(date) ? "closed" : workingHours[weekday];

export function isOpen(schedule: Schedule, now: Date): boolean {
  const { date, weekday, time } = localTimeOf(now, schedule.timeZone);
  const hours = hoursOn(schedule, date, weekday);
  return hours !== "closed" && hours.from <= time && time < hours.to;
}

/** When the shop opens next, as a person would say it; undefined when not within a week. */
export function nextOpening(schedule: Schedule, now: Date): Opening | undefined {
  const here = localTimeOf(now, schedule.timeZone);
  const noon = Date.parse(`${here.date}T12:00:00Z`);
  // Today once more, a week on: a shop that opens on Mondays only has closed this Monday.
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    // Calendar days are counted at noon UTC, where no clock change can skip or repeat one.
    const date = new Date(noon + ahead * 86_400_000).toISOString().slice(0, 10);
    const weekday = weekdays[(weekdays.indexOf(here.weekday) + ahead) % 7] ?? "mon";
    const hours = hoursOn(schedule, date, weekday);
    if (hours === "closed" || (ahead === 0 && here.time >= hours.from)) continue;
    return { day: ahead === 0 ? "today" : ahead === 1 ? "tomorrow" : weekday, time: hours.from };
  }
  return undefined;
}
