import pRetry from "p-retry";
import { pause } from "../../../src/core/index.ts";
import { type ModelFailure, modelFailureOf } from "./model-failure.ts";

/** A customer waits: where the provider says nothing, the next try follows soon. */
const usualWaitMs = 300;

/** What became of a call, in place of what was thrown: p-retry tries no TypeError again, and providers throw those. */
export class FailedCall extends Error {
  readonly failure: ModelFailure;
  constructor(failure: ModelFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

/**
 * One more try after a blink: of the network, or of a provider that has no room. The providers' own retries are
 * switched off; theirs can sleep for a minute inside a call (measured 2026-11). What the provider asks to wait is
 * waited, unless that is longer than the time that is left: then another model is asked at once.
 */
export function withOneRetry<T>(ask: () => Promise<T>, timeoutMs: number, signal: AbortSignal): Promise<T> {
  const untilMs = Date.now() + timeoutMs;
  return pRetry(() => asFailedCall(ask), {
    retries: 1,
    minTimeout: 0,
    signal,
    shouldRetry: async ({ error }) => {
      if (!(error instanceof FailedCall) || !error.failure.isBrief) return false;
      const { retryAfterMs: waitMs = usualWaitMs } = error.failure;
      if (Date.now() + waitMs >= untilMs) return false;
      await pause(waitMs, signal);
      return true;
    },
  });
}

async function asFailedCall<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const failure = modelFailureOf(error);
    // A mistake of ours would look like a failure of the provider, and stay unseen.
    throw failure === undefined ? error : new FailedCall(failure);
  }
}
