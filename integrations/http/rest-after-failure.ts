/** Long enough that strangers gain nothing by knocking, short enough that nobody waits long after an outage. */
const restMs = 10_000;

/**
 * Asks, and for a while after a failure answers with that failure instead of asking again: what a stranger's request
 * makes us ask must not be asked at every one of them.
 */
export function restAfterFailure<Given extends readonly unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
): (...given: Given) => Promise<Answer> {
  let failed: { readonly error: unknown; readonly untilMs: number } | undefined;
  return async (...given) => {
    if (failed !== undefined && Date.now() < failed.untilMs) throw failed.error;
    try {
      const answer = await ask(...given);
      failed = undefined;
      return answer;
    } catch (error) {
      failed = { error, untilMs: Date.now() + restMs };
      throw error;
    }
  };
}
