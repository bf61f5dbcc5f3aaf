import { expect, it } from "vitest";
import { backoffMs } from "../../src/outbox/backoff.ts";

it("doubles with each failed attempt, and is never more than a minute, however many there were", () => {
  const longest = (attempt: number): number => backoffMs(attempt, () => 0);
  expect([1, 2, 3, 4, 5, 6].map(longest)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
  for (const attempt of [7, 8, 17, 18, 100, 10_000]) expect(longest(attempt)).toBe(60_000);
});

it("takes away up to half at random, and never adds", () => {
  expect(backoffMs(1, () => 0.999_999)).toBe(500);
  for (const attempt of [1, 7, 100]) {
    expect(backoffMs(attempt, () => 0.999_999)).toBe(backoffMs(attempt, () => 0) / 2);
  }
});
