import { describe, expect, it } from "vitest";
import { whenAnswered } from "../../../nodes/handoff/when-answered.ts";
import { answerTimes } from "../../../nodes/texts/answer-times.ts";
import { usualWaitMs } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { saidTurn } from "../../kit/desk-turn.ts";

const minuteMs = 60_000;
const shop = {
  ...demoShop,
  workingHours: {
    ...demoShop.workingHours,
    holidays: ["2026-01-15"],
    dates: { "2026-01-16": { from: "11:00", to: "12:00" } },
  },
};
const told = (at: string, answers: Parameters<typeof whenAnswered>[3], language: "uk" | "en" | "ru" = "uk") =>
  whenAnswered({ ...saidTurn(1, "?"), at }, language, shop, answers);
const reached = { reachesPerson: true };

describe("when a person answers", () => {
  it("is the next opening while the shop is closed, past holidays and by the hours of the day itself", () => {
    expect(told("2026-01-14T20:00:00Z", reached)).toEqual({ at: "closed", when: "у п'ятницю з 11:00" });
    expect(told("2026-01-16T06:00:00Z", reached, "en")).toEqual({ at: "closed", when: "today from 11:00" });
  });

  it("has a date where that is not within the week", () => {
    const days = Array.from({ length: 14 }, (_, at) => `2026-01-${15 + at}`);
    const away = { ...shop, workingHours: { ...shop.workingHours, dates: undefined, holidays: days } };
    const turn = { ...saidTurn(1, "?"), at: "2026-01-14T20:00:00Z" };
    const { dates: _none, ...workingHours } = away.workingHours;
    const words = (["uk", "en", "ru"] as const).map(
      (language) => whenAnswered(turn, language, { ...away, workingHours }, reached).when,
    );
    expect(words).toEqual(["29 січня з 09:00", "on 29 January from 09:00", "29 января с 09:00"]);
  });

  it("is how long people took lately, rounded up, and no time at all where little is known of it", () => {
    const open = "2026-01-14T08:00:00Z";
    expect(told(open, reached).when).toBe(answerTimes.uk.whenFree);
    expect(told(open, { ...reached, usualMs: 11 * minuteMs }).when).toBe("зазвичай приблизно за 15 хвилин");
    expect(told(open, { ...reached, usualMs: 50 * minuteMs }, "en").when).toBe("usually in about an hour");
    expect(told(open, { ...reached, usualMs: 600 * minuteMs }).when).toBe(answerTimes.uk.whenFree);
  });

  it("names no time that lies after closing", () => {
    const late = { ...reached, usualMs: 30 * minuteMs };
    const closing = Date.parse("2026-01-16T10:00:00Z");
    expect(told(new Date(closing - 31 * minuteMs).toISOString(), late).when).toContain("30");
    expect(told(new Date(closing - 29 * minuteMs).toISOString(), late).when).toBe(answerTimes.uk.whenFree);
  });

  it("is not known where nothing brings the matter to a person, open or closed", () => {
    for (const at of ["2026-01-14T08:00:00Z", "2026-01-14T20:00:00Z"]) {
      expect(told(at, { reachesPerson: false, usualMs: minuteMs })).toEqual({
        at: "nobody",
        when: answerTimes.uk.nobody.when,
      });
    }
  });
});

describe("the usual wait", () => {
  const at = (time: string) => new Date(`2026-01-${time}:00Z`);
  const quick = { since: at("13T08:00"), answeredAt: at("13T08:04") };

  it("is said of ten calls or more", () => {
    const calls = Array.from({ length: 10 }, () => quick);
    expect(usualWaitMs(calls.slice(1), shop, at("14T12:00"))).toBeUndefined();
    expect(usualWaitMs(calls, shop, at("14T12:00"))).toBe(4 * minuteMs);
  });

  it("counts open time alone, and who waits still as long as they have waited", () => {
    const overnight = { since: at("13T17:50"), answeredAt: at("14T07:10") };
    const openMinutes =
      usualWaitMs(
        Array.from({ length: 10 }, () => overnight),
        shop,
        at("14T12:00"),
      ) ?? 0;
    expect(openMinutes).toBeLessThan(60 * minuteMs);
    const calls = [
      ...Array.from({ length: 5 }, () => quick),
      ...Array.from({ length: 6 }, () => ({ since: at("14T08:00") })),
    ];
    expect(usualWaitMs(calls, shop, at("14T10:00"))).toBe(120 * minuteMs);
  });
});
