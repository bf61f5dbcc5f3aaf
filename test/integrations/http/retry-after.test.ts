import { describe, expect, it } from "vitest";
import { retryAfterMs } from "../../../integrations/http/retry-after.ts";

const nowMs = Date.parse("2026-11-30T12:00:00Z");
const read = (value: string | undefined): number | undefined =>
  retryAfterMs(new Headers(value === undefined ? {} : { "retry-after": value }), nowMs);

describe("Retry-After", () => {
  it.each([
    ["7", 7_000],
    ["0", 0],
    ["120", 120_000],
    [" 7 ", 7_000],
    ["1.25", 1_250],
    ["0.0001", 1],
    ["-5", 0],
    ["Mon, 30 Nov 2026 12:00:30 GMT", 30_000],
    ["Mon, 30 Nov 2026 12:30:00 GMT", 1_800_000],
    ["Mon, 30 Nov 2026 11:00:00 GMT", 0],
  ])("%s is waited for, in seconds and as a date alike", (value, waitMs) => {
    expect(read(value)).toBe(waitMs);
  });

  it.each([[undefined], [""], ["soon"], ["7s"]])("says nothing in %s", (value) => {
    expect(read(value)).toBeUndefined();
  });
});
