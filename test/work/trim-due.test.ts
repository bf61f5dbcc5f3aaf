import { expect, it } from "vitest";
import { isTrimDue } from "../../src/work/trim-due.ts";

const kyiv = "Europe/Kyiv";
const at = (iso: string): Date => new Date(iso);

it.each([
  ["at three at night in the shop's time zone", "2026-11-29T01:05:00Z", "2026-11-30T01:05:00Z", true],
  ["not at three elsewhere", "2026-11-29T05:05:00Z", "2026-11-30T03:05:00Z", false],
  ["once a night, though clocks go back", "2026-10-25T00:05:00Z", "2026-10-25T01:05:00Z", false],
  ["not in the day after a night in which it was done", "2026-11-30T01:05:00Z", "2026-11-30T12:05:00Z", false],
  ["as soon as it can be after a night that was missed", "2026-11-29T01:05:00Z", "2026-11-30T08:05:00Z", true],
  ["not a second time after that", "2026-11-30T08:05:00Z", "2026-11-30T09:05:00Z", false],
  ["in the night again after that", "2026-11-30T08:05:00Z", "2026-12-01T01:05:00Z", true],
])("rows are trimmed %s", (_when, last, now, isDue) => {
  expect(isTrimDue(at(last), at(now), kyiv)).toBe(isDue);
});

it("rows are trimmed in the first hour where it was never done", () => {
  expect(isTrimDue(undefined, at("2026-11-30T12:05:00Z"), kyiv)).toBe(true);
});
