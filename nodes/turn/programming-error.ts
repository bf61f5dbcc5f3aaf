import { z } from "zod";

/**
 * Node's fetch (undici) throws a TypeError for a broken connection: with the reason as its cause, or with these words.
 */
const networkWords = /fetch failed|failed to fetch|network|terminated|socket|connection/i;

/**
 * A mistake in code: it fails the turn, so that it is counted and seen. What a vendor or the network fails with is
 * none.
 */
export function isProgrammingError(error: unknown): boolean {
  if (error instanceof TypeError) return error.cause === undefined && !networkWords.test(error.message);
  return error instanceof ReferenceError || error instanceof RangeError || error instanceof z.ZodError;
}
