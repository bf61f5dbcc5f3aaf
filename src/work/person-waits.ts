import { type Clock, type PersonCall, type PersonWaits, type Schedule, usualWaitMs, waitsDays } from "../core/index.ts";

/** A median of weeks does not change faster; so hand-overs of a busy hour ask the database seldom. */
const freshMs = 10 * 60_000;
const dayMs = 86_400_000;

/** How long customers of the last weeks waited for a person. */
export function createPersonWaits(of: {
  readonly calls: (since: Date) => Promise<readonly PersonCall[]>;
  readonly shop: Schedule;
  readonly now: Clock;
}): PersonWaits {
  let known: { readonly atMs: number; readonly usualMs: number | undefined } | undefined;
  return {
    usualMs: async () => {
      const now = of.now();
      const ageMs = now.getTime() - (known?.atMs ?? 0);
      if (known === undefined || ageMs < 0 || ageMs >= freshMs) {
        const calls = await of.calls(new Date(now.getTime() - waitsDays * dayMs));
        known = { atMs: now.getTime(), usualMs: usualWaitMs(calls, of.shop, now) };
      }
      return known.usualMs;
    },
  };
}
