import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, nextOpening } from "../../src/core/index.ts";

const day = { from: "09:00", to: "18:00" };
const shop = {
  timeZone: "Europe/Kyiv",
  workingHours: {
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: { from: "10:00", to: "15:00" },
    sun: "closed" as const,
    holidays: ["2026-01-07"],
  },
};

describe("working hours", () => {
  it.each([
    ["2026-01-14T07:00:00Z", true, "tomorrow", "09:00"], // Wednesday 09:00 in Kyiv
    ["2026-01-14T06:59:00Z", false, "today", "09:00"],
    ["2026-01-14T16:00:00Z", false, "tomorrow", "09:00"], // 18:00 is closed
    ["2026-01-16T17:00:00Z", false, "tomorrow", "10:00"], // Friday evening → Saturday
    ["2026-01-17T14:00:00Z", false, "mon", "09:00"], // Saturday afternoon → Monday
    ["2026-01-06T20:00:00Z", false, "thu", "09:00"], // the day off is skipped
    ["2026-07-15T06:00:00Z", true, "tomorrow", "09:00"], // summer time: 09:00
    ["2026-03-28T23:30:00Z", false, "tomorrow", "09:00"], // the night of the clock change, a Sunday
  ] as const)("at %s: open %s, next %s %s", (at, open, nextDay, time) => {
    expect(isOpen(shop, new Date(at))).toBe(open);
    expect(nextOpening(shop, new Date(at))).toMatchObject({ day: nextDay, time });
  });

  it("finds the opening of a shop that works one day a week, by its date, on that day's evening", () => {
    const off = { tue: "closed", wed: "closed", thu: "closed", fri: "closed", sat: "closed", sun: "closed" } as const;
    const mondays = { ...shop, workingHours: { mon: day, ...off, holidays: [] } };
    // Monday 20:00 in Kyiv.
    const nextWeek = { day: "later", date: "2026-01-19", time: "09:00" };
    expect(nextOpening(mondays, new Date("2026-01-12T18:00:00Z"))).toMatchObject(nextWeek);
    expect(nextOpening(mondays, new Date("2026-01-12T05:00:00Z"))).toMatchObject({ day: "today", time: "09:00" });
  });

  it("knows no next opening of a shop that is always closed", () => {
    const closed = {
      mon: "closed",
      tue: "closed",
      wed: "closed",
      thu: "closed",
      fri: "closed",
      sat: "closed",
      sun: "closed",
    } as const;
    expect(nextOpening({ ...shop, workingHours: { ...closed, holidays: [] } }, new Date())).toBeUndefined();
  });

  it("opens at the minute it names, on every day of two years in any zone", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") }),
        fc.constantFrom("Europe/Kyiv", "America/New_York", "Pacific/Auckland"),
        (ms, timeZone) => {
          const schedule = { ...shop, timeZone };
          const next = nextOpening(schedule, new Date(ms));
          expect(next).toBeDefined();
          // Walk by quarters of an hour, on which all hours lie, to the next moment it opens.
          let at = Math.floor(ms / 900_000) * 900_000;
          while (isOpen(schedule, new Date(at))) at += 900_000;
          while (!isOpen(schedule, new Date(at))) at += 900_000;
          const opened = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
          expect(opened).toBe(next?.time);
        },
      ),
      { numRuns: 60 },
    );
  });
});
