import { expect, it } from "vitest";
import { screen } from "../../../nodes/moderation/screen.ts";
import { lookAlikes, minors } from "./minors.ts";

const now = "2026-01-15T10:00:00.000Z";
const isMinor = (text: string): boolean =>
  screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: false }).verdict.reason === "minor";

it("hears a child say their own age: 95 in 100 lines", () => {
  expect(minors.length).toBeGreaterThanOrEqual(100);
  const missed = minors.filter((text) => !isMinor(text));
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(minors.length / 20);
});

it("takes no size, count, hour or other person's age for a child's: one line in 200", () => {
  expect(lookAlikes.length).toBeGreaterThanOrEqual(200);
  const taken = lookAlikes.filter(isMinor);
  expect(taken.length, JSON.stringify(taken)).toBeLessThanOrEqual(lookAlikes.length / 200);
});
