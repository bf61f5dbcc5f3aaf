/** The first wait, and the longest: a vendor that is back after hours hears from us within a minute. */
const firstMs = 1_000;
const longestMs = 60_000;

/**
 * Doubles with each failed attempt up to the cap; the jitter takes away up to half and never adds, so that the cap is a
 * cap and a thousand lanes that failed together do not come back together.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 16));
  return Math.round(full * (1 - random() / 2));
}
