import { openTimeBetween, type Schedule } from "./working-hours.ts";

/** A person was called for, and has answered or not. */
export interface PersonCall {
  readonly since: Date;
  readonly answeredAt?: Date;
}

/** How long customers wait for a person. */
export interface PersonWaits {
  /** Undefined where too few waited to say it. */
  usualMs(): Promise<number | undefined>;
}

/** So far back one looks. */
export const waitsDays = 28;
/** Fewer calls say nothing about the next one. */
const leastCount = 10;

/** The median, in open time. Who waits still counts with the time so far: otherwise long waits were left out. */
export function usualWaitMs(calls: readonly PersonCall[], schedule: Schedule, now: Date): number | undefined {
  if (calls.length < leastCount) return undefined;
  const waits = calls
    .map(({ since, answeredAt }) => openTimeBetween(schedule, since, answeredAt ?? now))
    .sort((one, other) => one - other);
  return waits[Math.ceil(waits.length / 2)];
}
