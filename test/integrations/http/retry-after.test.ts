import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../integrations/http/retry-after.ts";

const nowMs = Date.parse("2026-11-30T12:00:00Z");
const read = (value: string | undefined): number | undefined =>
  retryAfterMs(new Headers(value === undefined ? {} : { "retry-after": value }), nowMs);

describe("Retry-After", () => {
  it.each([
    ["7", 7_000],
    ["0", 0],
    ["1.5", 1_500],
    ["Mon, 30 Nov 2026 12:00:30 GMT", 30_000],
    ["Mon, 30 Nov 2026 12:30:00 GMT", 1_800_000],
    ["Mon, 30 Nov 2026 11:00:00 GMT", 0],
  ])("%s is waited for, in seconds and as a date alike", (value, waitMs) => {
    expect(read(value)).toBe(waitMs);
  });

  it.each([[undefined], [""], ["soon"]])("says nothing in %s", (value) => {
    expect(read(value)).toBeUndefined();
  });
});
