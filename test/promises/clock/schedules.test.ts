import { describe, expect, it } from "vitest";
import { type Schedules, type SlotRule, scheduleNames, silentLog } from "../../../src/core/index.ts";
import { postToStaff } from "../../../src/work/schedules/post-to-staff.ts";
import { runSchedules } from "../../../src/work/schedules/run-schedules.ts";
import type { Schedule } from "../../../src/work/schedules/schedule.ts";
import type { Home } from "../../../supabase/home/home.ts";
import { createScheduleRuns } from "../../../supabase/store/schedule-runs.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

const minuteMs = 60_000;
const timeZone = "Europe/Kyiv";
const rules: Readonly<Record<keyof Schedules, SlotRule>> = {
  churn_tickets: { at: "09:00" },
  open_tickets: { everyHours: 4 },
  urgent_tickets: { everyHours: 1 },
  stale_tickets: { at: "14:00" },
};
const lateMinutes = { churn_tickets: 720, open_tickets: 120, urgent_tickets: 30, stale_tickets: 720 } as const;

/** Around the night in which the clock goes back; in whole, a month. */
const beginMs = Date.parse("2026-10-24T18:00:00Z");
const days = inSmall(1.5, 31);
const tickMinutes = 10;

/** When the schedule is to run, by the clock on the wall, minute by minute. */
function slotsAt(rule: SlotRule): readonly number[] {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const found = new Map<string, number>();
  for (let ms = beginMs - 1_440 * minuteMs; ms <= beginMs + days * 1_440 * minuteMs; ms += 10 * minuteMs) {
    const local = clock.format(ms);
    const [, hour = "", minute = ""] = /(\d\d):(\d\d)$/.exec(local) ?? [];
    const isSlot = "at" in rule ? local.endsWith(rule.at) : minute === "00" && Number(hour) % rule.everyHours === 0;
    // A time that the wall shows twice in that night is one time.
    if (isSlot && !found.has(local)) found.set(local, ms);
  }
  return [...found.values()];
}

interface Shop {
  readonly home: Home;
  readonly schedules: (now: () => Date) => readonly Schedule[];
}

async function shopOf(): Promise<Shop> {
  const home = await freshHome();
  return {
    home,
    schedules: (now) => {
      const { store } = createTables(home, { now });
      return scheduleNames.map((name) => ({
        name,
        rule: rules[name],
        run: async (slot) => {
          await postToStaff({ store }, { name, slot }, `${name} ${slot.toISOString()}`);
          return "told";
        },
      }));
    },
  };
}

const postsOf = async ({ home }: Shop): Promise<string[]> => {
  const found = await home.pool.query<{ text: string }>(
    "select payload ->> 'text' as text from deskgraph.outbox where tenant_id = $1 and node = 'schedule' order by 1",
    [home.tenant],
  );
  return found.rows.map(({ text }) => text);
};

describe("the shop's schedules", () => {
  it("run once at each of their times, for two shops with three processes that die and are away for hours", async () => {
    const shops = [await shopOf(), await shopOf()];
    const random = seededRandom(15);
    const expected = new Set<string>();
    const slots = new Map(scheduleNames.map((name) => [name, slotsAt(rules[name])]));
    let awayUntilMs = 0;
    for (let ms = beginMs; ms < beginMs + days * 1_440 * minuteMs; ms += tickMinutes * minuteMs) {
      if (ms >= awayUntilMs && random() < 0.01) awayUntilMs = ms + Math.floor(random() * 20) * 60 * minuteMs;
      if (ms < awayUntilMs) continue;
      for (const name of scheduleNames) {
        const newest = slots.get(name)?.findLast((slot) => slot <= ms);
        if (newest !== undefined && ms - newest < lateMinutes[name] * minuteMs)
          expected.add(`${name} ${new Date(newest).toISOString()}`);
      }
      for (const shop of shops) {
        const now = () => new Date(ms);
        const runs = createScheduleRuns(shop.home);
        // It dies between the work and writing down that it was done: the work is done again by another one.
        const isDying = random() < 0.2;
        const dying = isDying
          ? { ...runs, done: () => Promise.reject(new Error("killed")), failed: async () => undefined }
          : runs;
        const deps = { schedules: shop.schedules(now), timeZone, now, log: silentLog };
        await Promise.all([dying, runs, runs].map((each) => runSchedules({ ...deps, runs: each })));
      }
    }
    expect(expected.size).toBeGreaterThan(20);
    for (const shop of shops) expect(await postsOf(shop)).toEqual([...expected].sort());
  });

  it("that failed are tried again, and the newest state of each can be read", async () => {
    const home = await freshHome();
    let ms = Date.parse("2026-10-24T09:00:30Z");
    const now = () => new Date(ms);
    const runs = createScheduleRuns(home);
    let tries = 0;
    const run = async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw new Error("the helpdesk is away");
      return "told";
    };
    const deps = {
      runs,
      schedules: [{ name: "open_tickets", rule: { everyHours: 4 }, run }] as const,
      timeZone,
      now,
      log: silentLog,
    };
    for (let minute = 0; minute < 60; minute += 1) {
      await runSchedules(deps);
      ms += minuteMs;
    }
    expect(tries).toBe(3);
    expect(await runs.newest()).toMatchObject([
      { name: "open_tickets", slot: new Date("2026-10-24T09:00:00Z"), result: "told" },
    ]);
  });
});
