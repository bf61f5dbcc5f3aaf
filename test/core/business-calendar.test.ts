import { describe, expect, it } from "vitest";
import { afterOpenTime, isOpen, momentOf, nextOpening, openTimeBetween, type Schedule } from "../../src/core/index.ts";
import { inSmall } from "../kit/in-small.ts";
import { seededRandom } from "../kit/seeded-random.ts";

const minuteMs = 60_000;
const timeZone = "Europe/Kyiv";
const day = { from: "09:00", to: "18:30" };
/** Sundays are open across 03:00 and 04:00, where Kyiv's clock is changed. */
const shop: Schedule = {
  timeZone,
  workingHours: {
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: { from: "09:00", to: "17:00" },
    sat: "closed",
    sun: { from: "02:30", to: "03:30" },
    holidays: ["2026-01-01", "2026-01-07", "2026-08-24", "2026-12-25", "2027-01-01", "2027-03-08"],
    dates: {
      "2026-12-31": { from: "10:00", to: "14:00" },
      "2026-12-25": { from: "12:00", to: "13:00" },
      "2027-05-03": "closed",
      "2027-05-08": { from: "10:00", to: "11:15" },
    },
  },
};

/** By another way than the product: the wall clock of every minute, from which open minutes are picked. */
function openMinutes(fromMs: number, toMs: number): number[] {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
  const found: number[] = [];
  for (let ms = fromMs; ms < toMs; ms += minuteMs) {
    const [date = "", time = ""] = clock.format(ms).split(" ");
    const { dates, holidays, ...week } = shop.workingHours;
    const weekday = names[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "mon";
    const hours = dates?.[date] ?? (holidays.includes(date) ? "closed" : week[weekday]);
    if (hours !== "closed" && time >= hours.from && time < hours.to) found.push(ms);
  }
  return found;
}

/** Both nights of both years, the turns of the year, and days with hours of their own; in whole, all of it. */
const stretches = inSmall(
  [
    ["2026-03-26", "2026-04-02"],
    ["2026-10-23", "2026-10-28"],
    ["2026-12-23", "2027-01-05"],
    ["2027-03-26", "2027-03-30"],
    ["2027-05-01", "2027-05-12"],
    ["2027-10-29", "2027-11-02"],
  ],
  [["2026-01-01", "2028-01-01"]],
);

describe("the shop's calendar, beside one that counts every minute of two years in Kyiv", () => {
  for (const [from = "", to = ""] of stretches) {
    const [fromMs, toMs] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
    // What is asked about the last days lies after them.
    const open = openMinutes(fromMs, toMs + 14 * 86_400_000);
    const isOpenAt = new Set(open);
    const random = seededRandom(fromMs);
    const moments = Array.from({ length: inSmall(150, 5_000) }, () => fromMs + Math.floor(random() * (toMs - fromMs)));

    it(`agrees from ${from} to ${to}`, () => {
      for (const ms of moments) {
        const minute = Math.floor(ms / minuteMs) * minuteMs;
        const [now, at] = [new Date(ms), new Date(ms).toISOString()];
        expect(isOpen(shop, now), at).toBe(isOpenAt.has(minute));
        const begins = open.find((each) => each > ms && !isOpenAt.has(each - minuteMs));
        expect(nextOpening(shop, now)?.at.getTime(), at).toBe(begins);
        const count = Math.floor(random() * 900);
        const ahead = open.filter((each) => each >= minute);
        const due = ahead[count];
        if (due === undefined) continue;
        const whole = new Date(minute);
        expect(afterOpenTime(shop, whole, count * minuteMs)?.getTime(), `${at} + ${count} min`).toBe(due);
        expect(openTimeBetween(shop, whole, new Date(due)), at).toBe(count * minuteMs);
      }
    });
  }

  it("gives each local time its moment: the left-out one is when the clock leaps, the repeated one comes first", () => {
    expect(momentOf("2026-03-29", "02:59", timeZone).toISOString()).toBe("2026-03-29T00:59:00.000Z");
    expect(momentOf("2026-03-29", "03:30", timeZone).toISOString()).toBe("2026-03-29T01:00:00.000Z");
    expect(momentOf("2026-10-25", "03:30", timeZone).toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(momentOf("2026-10-25", "09:00", timeZone).toISOString()).toBe("2026-10-25T07:00:00.000Z");
  });
});
