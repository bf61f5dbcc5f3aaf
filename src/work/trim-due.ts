const hourMs = 3_600_000;
/** When shops sleep, by their clock. */
const nightHour = 3;
/** The hour of a night is looked at twice where clocks go back. */
const onceANightMs = 2 * hourMs;
/** The night was missed: the process did not run. */
const missedMs = 26 * hourMs;

/** Whether rows are to be trimmed in this hour. */
export function isTrimDue(lastAt: Date | undefined, now: Date, timeZone: string): boolean {
  const ageMs = lastAt === undefined ? Number.POSITIVE_INFINITY : now.getTime() - lastAt.getTime();
  const hour = new Intl.DateTimeFormat("en", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now);
  return ageMs >= missedMs || (Number(hour) === nightHour && ageMs >= onceANightMs);
}
