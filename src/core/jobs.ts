import type { Lane } from "./ids.ts";

/** A lane as one worker holds it: no other worker works on it meanwhile. */
export interface LaneHold {
  readonly lane: Lane;
  /** Set when the process stops: finish the step at hand, begin no other. */
  readonly stopping: AbortSignal;
  /** Set when the hold is lost (missed heartbeats, stop took too long): another worker goes on. */
  readonly lost: AbortSignal;
}

/** A small face for the job engine: it hands lanes out, each to one worker at a time over all processes. */
export interface JobEngine {
  /** Runs `work` for every woken lane of this queue, at most `slots` at once. A throw is tried again after a pause. */
  work(queue: string, slots: number, work: (hold: LaneHold) => Promise<void>): Promise<void>;
  /** Runs `work` at each slot of the cron line, once over all processes. */
  schedule(name: string, cron: string, timeZone: string, work: () => Promise<void>): Promise<void>;
  /** Stops claiming, lets running work end within `timeoutMs`, releases the rest. */
  stop(timeoutMs: number): Promise<void>;
}
