/**
 * Places where a process may die, by name. Inert unless a test arms them: one comparison with undefined.
 */
export const crashPoints = [
  "accept.before_insert",
  "accept.after_insert",
  "turn.claimed",
  "turn.drafted",
  "turn.committed",
  "lane.taken",
  "effect.claimed",
  "effect.delivered",
  "effect.settled",
] as const;
export type CrashPoint = (typeof crashPoints)[number];

let armed: ((point: CrashPoint) => void) | undefined;

/** For tests alone: what happens at each point, usually the end of the process. */
export function armCrashPoints(at: ((point: CrashPoint) => void) | undefined): void {
  armed = at;
}

export const crashPoint = (point: CrashPoint): void => armed?.(point);
