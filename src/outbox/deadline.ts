import type { Deliverer, LaneHold } from "../core/index.ts";

const defaultDeadlineMs = 10_000;
/** A breaker's probe is given up after 15 s: no attempt may outlast that. */
const longestDeadlineMs = 14_000;

interface Deadline {
  readonly signal: AbortSignal;
  /** The time spent in it is ours, not the vendor's: the deadline stands still, and goes on with what was left. */
  readonly apart: (wait: () => Promise<void>) => Promise<void>;
  readonly end: () => void;
}

/**
 * A timer of our own: a combined signal (AbortSignal.any) holds its sources weakly, and a deadline that is collected as
 * garbage never comes.
 */
export function deadlineOf({ deadlineMs = defaultDeadlineMs }: Deliverer, { lost }: LaneHold): Deadline {
  const deadline = new AbortController();
  const abort = (): void => deadline.abort();
  let leftMs = Math.min(deadlineMs, longestDeadlineMs);
  let startedMs = performance.now();
  let timer = setTimeout(abort, leftMs);
  const end = (): void => {
    clearTimeout(timer);
    lost.removeEventListener("abort", abort);
  };
  const apart = async (wait: () => Promise<void>): Promise<void> => {
    clearTimeout(timer);
    leftMs -= performance.now() - startedMs;
    try {
      await wait();
    } finally {
      startedMs = performance.now();
      timer = setTimeout(abort, leftMs);
    }
  };
  if (lost.aborted) abort();
  lost.addEventListener("abort", abort);
  return { signal: deadline.signal, apart, end };
}
