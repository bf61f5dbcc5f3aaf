import { setTimeout } from "node:timers/promises";
import { GrammyError } from "grammy";
import { retryMs } from "./until-answered.ts";

/** Telegram lets a payment fail after ten seconds: so, three tries within that, where Telegram names no time itself. */
const maxTries = 3;
const againMs = 1_500;

/** For calls outside the outbox, which no lane repeats. */
export async function tryAgain(call: () => Promise<unknown>): Promise<void> {
  for (let count = 1; ; count += 1) {
    try {
      await call();
      return;
    } catch (error) {
      // Refused for good, such as a query that is too old.
      const isFinal = error instanceof GrammyError && error.error_code !== 429 && error.error_code < 500;
      if (isFinal || count === maxTries) throw error;
      await setTimeout(Math.max(againMs, retryMs(error, count)), undefined, { ref: false });
    }
  }
}

/** For calls that nothing waits for and nothing depends on. */
export const inBackground = (call: Promise<unknown>): void => void call.catch(() => undefined);
