import pRetry from "p-retry";
import { FailureError } from "../../src/core/index.ts";

type Answer = { readonly status: number; readonly headers: Headers };

/** A network failure that may be gone in the next moment. */
export class BriefFailure extends FailureError {}

/** A gateway's words for "not now". 500 is no such word: the same request fails there again. */
const briefStatuses: readonly number[] = [502, 503, 504];

/**
 * Two more tries, after 25 to 50 ms and after 125 to 250 ms more: well below the second that a lane's back-off begins
 * with.
 */
const pace = { retries: 2, minTimeout: 25, factor: 5, randomize: true } as const;

/** Thrown for an answer that is worth another try, because p-retry tries again only what is thrown. */
class BriefAnswer extends Error {}

/**
 * The one place where a call is tried again inside an attempt, so that one blink of the network costs no lane its
 * back-off. Only for calls that may be sent twice: the caller decides that. `ask` is one try and takes a slot of its
 * own.
 *
 * Tried again are a connection that broke, and 502, 503 and 504 that do not say for how long (`Retry-After` is obeyed
 * by the lane). Never tried again: 429, every other answer, a slot that is too far away, the end of the deadline, and
 * errors of our own.
 */
export async function withShortRetries<T extends Answer>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return ask();
  let last: T | undefined;
  let failed: unknown;
  const once = async (): Promise<T> => {
    [last, failed] = [undefined, undefined];
    try {
      last = await ask();
    } catch (error) {
      failed = error;
      throw error;
    }
    if (isBriefAnswer(last)) throw new BriefAnswer();
    return last;
  };
  try {
    return await pRetry(once, { ...pace, signal, shouldRetry: ({ error }) => isBrief(error) });
  } catch {
    // Not what p-retry threw: when the deadline ends a wait, that is the signal's reason and not what the vendor said.
    if (last !== undefined) return last;
    throw failed;
  }
}

const isBriefAnswer = ({ status, headers }: Answer): boolean =>
  briefStatuses.includes(status) && !headers.has("retry-after");

const isBrief = (error: unknown): boolean => error instanceof BriefFailure || error instanceof BriefAnswer;
