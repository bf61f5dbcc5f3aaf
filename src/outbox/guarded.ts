import { type Failure, LostHold, unlessAborted } from "../core/index.ts";
import { Busy } from "./pacer.ts";

/** The first parts of an effect were sent, and the others are not to be said any more. */
export class Withheld extends Error {
  override readonly name = "Withheld";
}

/**
 * A deliverer that throws, or ignores its deadline, has perhaps done it. A late answer is not heard: waiting on would
 * only keep the lane's worker.
 */
export async function guarded<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | Failure> {
  const late = (): Failure => ({ outcome: "uncertain", code: "deadline", isUnderWay: true });
  try {
    return await unlessAborted<T | Failure>(work(), signal, late);
  } catch (error) {
    if (error instanceof LostHold || error instanceof Withheld) throw error;
    if (error instanceof Busy) return { outcome: "retry", code: "busy", afterMs: error.againInMs, vendorIsWell: true };
    return { outcome: "uncertain", code: error instanceof Error ? error.name : "thrown" };
  }
}
