import { GrammyError } from "grammy";
import { ConfigError, pause } from "../../src/core/index.ts";
import { apiTroubleOf, remedyOf } from "./trouble.ts";

const firstRetryMs = 500;
const longestRetryMs = 15_000;

/** As long as Telegram says; where it says nothing, longer each time. */
export function retryMs(error: unknown, failures: number): number {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined
    ? Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(failures - 1, 10))
    : seconds * 1_000;
}

/**
 * Asks until Telegram answers; undefined when it was told to stop before that. Throws only what waiting does not mend:
 * a token that Telegram does not know, an address that it refuses.
 */
export async function untilAnswered<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  { stopping, trouble }: { readonly stopping: AbortSignal; readonly trouble: (error: unknown) => void },
): Promise<T | undefined> {
  for (let failures = 1; !stopping.aborted; failures += 1) {
    try {
      return await ask(stopping);
    } catch (error) {
      if (stopping.aborted) return undefined;
      if (error instanceof ConfigError) throw error;
      const what = apiTroubleOf(error);
      if (what === "unauthorized" || what === "refused") throw new ConfigError([remedyOf(error)]);
      trouble(error);
      await pause(retryMs(error, failures), stopping);
    }
  }
  return undefined;
}
