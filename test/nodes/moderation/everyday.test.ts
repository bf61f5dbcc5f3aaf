import { describe, expect, it } from "vitest";
import { screen } from "../../../nodes/moderation/screen.ts";
import * as everyday from "./everyday.ts";

const now = "2026-01-15T10:00:00.000Z";
const verdictOn = (text: string) =>
  screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: false }).verdict;
const wrong = (texts: readonly string[], isRight: (verdict: ReturnType<typeof verdictOn>) => boolean): string[] =>
  texts.filter((text) => !isRight(verdictOn(text)));

describe("what people write every day", () => {
  it("is heard when it is a cry for help: 95 in 100 lines", () => {
    const missed = wrong(everyday.everydaySelfHarm, ({ reason }) => reason === "self_harm");
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(everyday.everydaySelfHarm.length / 20);
  });

  it("is a threat in either order of its words", () => {
    expect(wrong(everyday.everydayThreats, ({ reason }) => reason === "threat")).toEqual([]);
  });

  it("calls a person when somebody suffers violence, and is no threat", () => {
    const of = everyday.violenceSuffered;
    expect(wrong(of, ({ reason, action }) => reason === "violence" && action === "escalate")).toEqual([]);
  });

  it.each([
    ["about living somewhere and wanting something badly", everyday.harmlessSelf],
    ["about sizes, ages and counts", everyday.sizesAndChildren],
    ["with words that begin like an obscene one", everyday.harmlessWords],
  ] as const)("is no alarm %s", (_what, texts) => {
    expect(wrong(texts, ({ reason }) => reason === "none")).toEqual([]);
  });

  it("is no order to the assistant when a customer takes their own words back: 9 in 10 tricky lines pass", () => {
    const blocked = wrong(everyday.trickyHarmless, ({ action }) => action === "pass");
    expect(blocked.length, JSON.stringify(blocked)).toBeLessThanOrEqual(everyday.trickyHarmless.length / 10);
  });
});
