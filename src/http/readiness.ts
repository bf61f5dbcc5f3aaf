import { unlessAborted } from "../core/index.ts";

/** A database that answers later than that does not answer. */
const patienceMs = 5_000;

/**
 * One question for all who ask at the same time: health has no limit, and must cost nothing however often it is asked
 * for.
 */
export function oneQuestion(ready: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  return () => {
    underWay ??= unlessAborted(ready(), AbortSignal.timeout(patienceMs), () => {
      throw new Error("not ready in time");
    }).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
