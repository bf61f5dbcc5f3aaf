import { z } from "zod";
import { dateAfter, localTimeOf, momentOf } from "./local-time.ts";

const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time like 09:30");
const everyHours = z.union([1, 2, 3, 4, 6, 8, 12, 24].map((hours) => z.literal(hours)));
const isOff = z.literal("off");

/** Where the list of customers who may leave comes from. */
const risksFrom = z.union(
  [
    z.strictObject({ csv: z.string().min(1) }),
    z.strictObject({
      table: z.string().regex(/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/, "a table such as public.risks"),
    }),
    z.literal("http"),
  ],
  '{ csv: "file.csv" }, { table: "public.risks" } or "http"',
);

/** What the shop's clock does by itself; each of them is off until it is wanted. */
export const schedulesSchema = z
  .strictObject({
    /** Tickets for customers who may leave. */
    churn_tickets: z
      .union([
        isOff,
        z.strictObject({
          at: hhmm.default("09:00"),
          from: risksFrom,
          riskAbove: z.number().min(0).max(1).exactOptional(),
        }),
      ])
      .default("off"),
    /** The staff are told which tickets are open. */
    open_tickets: z.union([isOff, z.strictObject({ everyHours: everyHours.default(4) })]).default("off"),
    /** The staff are told of urgent tickets that are new. */
    urgent_tickets: z.union([isOff, z.strictObject({ everyHours: everyHours.default(1) })]).default("off"),
    /** The staff are told which tickets nobody touched for days. */
    stale_tickets: z
      .union([isOff, z.strictObject({ at: hhmm.default("14:00"), afterDays: z.number().positive().default(3) })])
      .default("off"),
  })
  .prefault({});
export type Schedules = z.output<typeof schedulesSchema>;
export type RisksFrom = z.output<typeof risksFrom>;

export const scheduleNames = ["churn_tickets", "open_tickets", "urgent_tickets", "stale_tickets"] as const;
export type ScheduleName = (typeof scheduleNames)[number];

/** At one time of the day, or every so many hours of the day. */
export type SlotRule = { readonly at: string } | { readonly everyHours: number };

const minuteMs = 60_000;
/** A daily list of the morning is worth its while in the evening, too. */
const lateOfDayMs = 12 * 60 * minuteMs;

/**
 * The newest time of this rule that has come, if it is to be run still. One that was missed is caught up: a daily one
 * within half a day, any other within half its distance. Of several that were missed only the newest is looked at.
 */
export function slotToRun(rule: SlotRule, now: Date, timeZone: string): Date | undefined {
  const slot = newestSlot(rule, now, timeZone);
  const lateMs = "at" in rule ? lateOfDayMs : rule.everyHours * 30 * minuteMs;
  return slot !== undefined && now.getTime() - slot.getTime() < lateMs ? slot : undefined;
}

function newestSlot(rule: SlotRule, now: Date, timeZone: string): Date | undefined {
  const today = localTimeOf(now, timeZone).date;
  const times = timesOf(rule);
  const slots = [dateAfter(today, -1), today].flatMap((date) => times.map((time) => momentOf(date, time, timeZone)));
  return slots.findLast((slot) => slot.getTime() <= now.getTime());
}

/** The next time of this rule, for people. */
export function nextSlot(rule: SlotRule, now: Date, timeZone: string): Date | undefined {
  const today = localTimeOf(now, timeZone).date;
  const times = timesOf(rule);
  const slots = [today, dateAfter(today, 1)].flatMap((date) => times.map((time) => momentOf(date, time, timeZone)));
  return slots.find((slot) => slot.getTime() > now.getTime());
}

const timesOf = (rule: SlotRule): string[] =>
  "at" in rule
    ? [rule.at]
    : Array.from(
        { length: 24 / rule.everyHours },
        (_, count) => `${String(count * rule.everyHours).padStart(2, "0")}:00`,
      );

/** One time of one schedule, as a process holds it. */
export interface ScheduleClaim {
  readonly name: ScheduleName;
  readonly slot: Date;
  readonly holder: string;
}

export interface ScheduleRun {
  readonly name: string;
  readonly slot: Date;
  readonly doneAt?: Date;
  /** What came of it, or the code of what went wrong. */
  readonly result?: string;
}

export interface ScheduleRuns {
  /** False where it is done, or another process is at it. */
  claim(claim: ScheduleClaim, at: Date, leaseMs: number): Promise<boolean>;
  done(claim: ScheduleClaim, at: Date, result: string): Promise<void>;
  /** Nobody takes it up again before then. */
  failed(claim: ScheduleClaim, again: Date, code: string): Promise<void>;
  /** The newest time of it that is done. */
  lastDone(name: ScheduleName): Promise<Date | undefined>;
  /** The newest of each. */
  newest(): Promise<readonly ScheduleRun[]>;
}
