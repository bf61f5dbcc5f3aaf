import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Breakers, Budgets, RateLimit } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createVendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";
import { breakerState } from "../kit/breaker-state.ts";
import { inSmall } from "../kit/in-small.ts";

const started = Date.parse("2026-11-20T10:00:00.000Z");

/**
 * What breakers and budgets promise, whatever they stand on. Every test has a vendor, a budget and a clock of its own.
 */
export function vendorLimitsContract(where: string, open: () => Promise<Home>): void {
  describe(`vendor limits on ${where}`, () => {
    let home: Home;
    let nowMs: number;
    let count = 0;
    const now = (): Date => new Date(nowMs);

    beforeEach(async () => {
      home = await open();
      nowMs = started;
      count += 1;
    });

    describe("a breaker", () => {
      let breakers: Breakers;
      let vendor: string;

      beforeEach(() => {
        breakers = createVendorLimits(home, { now }).breakers;
        vendor = `vendor-${count}`;
      });

      const fail = async (times: number): Promise<unknown[]> => {
        const said: unknown[] = [];
        for (let n = 0; n < times; n += 1) said.push(await breakers.report(vendor, "failed"));
        return said;
      };
      const probe = (was: "well" | "failed" | "locked") => breakers.report(vendor, was, { isProbe: true });
      const shutFor = async (): Promise<number | undefined> => {
        const admission = await breakers.admit(vendor);
        return admission.may ? undefined : admission.againInMs;
      };
      const state = () => breakerState(home, vendor, now);
      const freely = { may: true, isProbe: false };
      const asProbe = { may: true, isProbe: true };

      it("lets everything through to a vendor that never failed, and writes nothing down", async () => {
        expect(await breakers.admit(vendor)).toEqual(freely);
        expect(await breakers.report(vendor, "well")).toBeUndefined();
        expect(await state()).toBeUndefined();
      });

      it("opens at the fifth failure in a row, for 30 s, and says so once", async () => {
        expect(await fail(4)).toEqual([undefined, undefined, undefined, undefined]);
        expect(await breakers.admit(vendor)).toEqual(freely);
        expect(await state()).toEqual({ vendor, state: "closed", failures: 4, againInMs: 0 });
        expect(await fail(1)).toEqual(["opened"]);
        expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 30_000 });
        nowMs += 29_999;
        expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 1 });
      });

      it("counts from the start after a call that went well", async () => {
        await fail(4);
        expect(await breakers.report(vendor, "well")).toBeUndefined();
        expect(await fail(4)).not.toContain("opened");
        expect(await fail(1)).toEqual(["opened"]);
      });

      it("writes nothing for a call that went well when there is nothing to forget", async () => {
        await fail(1);
        await breakers.report(vendor, "well");
        const version = async () =>
          (
            await home.pool.query("select xmin, ctid from deskgraph.breakers where tenant_id = $1 and vendor = $2", [
              home.tenant,
              vendor,
            ])
          ).rows;
        const before = await version();
        await breakers.report(vendor, "well");
        await breakers.admit(vendor);
        expect(before).toHaveLength(1);
        expect(await version()).toEqual(before);
      });

      it("is not moved by what becomes of calls from before it opened", async () => {
        await fail(5);
        nowMs += 10_000;
        expect(await fail(6)).not.toContain("opened");
        expect(await breakers.report(vendor, "well")).toBeUndefined();
        expect(await state()).toEqual({ vendor, state: "open", failures: 5, againInMs: 20_000 });
        expect(await shutFor()).toBe(20_000);
        nowMs += 20_000;
        expect(await breakers.admit(vendor)).toEqual(asProbe);
        expect(await breakers.report(vendor, "well")).toBeUndefined();
        expect(await fail(5)).not.toContain("opened");
        expect(await breakers.admit(vendor)).toMatchObject({ may: false });
        expect(await probe("well")).toBe("closed");
      });

      it("lets one probe through when half open, and has the others look again soon", async () => {
        await fail(5);
        nowMs += 30_000;
        expect(await state()).toEqual({ vendor, state: "half_open", failures: 5, againInMs: 0 });
        expect(await breakers.admit(vendor)).toEqual(asProbe);
        expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 5_000 });
        expect(await state()).toEqual({ vendor, state: "half_open", failures: 5, againInMs: 15_000 });
        nowMs += 13_000;
        expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 2_000 });
      });

      it("closes when the probe went well, and counts from the start", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        expect(await probe("well")).toBe("closed");
        expect(await probe("well")).toBeUndefined();
        expect(await breakers.admit(vendor)).toEqual(freely);
        expect(await state()).toEqual({ vendor, state: "closed", failures: 0, againInMs: 0 });
        expect(await fail(4)).not.toContain("opened");
        expect(await fail(1)).toEqual(["opened"]);
      });

      it("stays open for another 30 s when the probe failed, which is no news", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        nowMs += 2_000;
        expect(await probe("failed")).toBeUndefined();
        expect(await shutFor()).toBe(30_000);
        nowMs += 30_000;
        expect(await breakers.admit(vendor)).toEqual(asProbe);
      });

      it("gives the probe to another when whoever had it is not heard of for 15 s", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        nowMs += 14_999;
        expect(await shutFor()).toBe(1);
        nowMs += 1;
        expect(await breakers.admit(vendor)).toEqual(asProbe);
        expect(await breakers.admit(vendor)).toMatchObject({ may: false });
      });

      it.each(["well", "failed", "locked"] as const)(
        "does not listen to a probe that says '%s' after the next one has failed",
        async (was) => {
          await fail(5);
          nowMs += 30_000;
          await breakers.admit(vendor);
          nowMs += 15_000;
          await breakers.admit(vendor);
          await probe("failed");
          nowMs += 1_000;
          expect(await probe(was)).toBeUndefined();
          expect(await state()).toMatchObject({ state: "open", againInMs: 29_000 });
        },
      );

      it("does not open again for a probe that says 'failed' after the next one went well", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        nowMs += 15_000;
        await breakers.admit(vendor);
        await probe("well");
        expect(await probe("failed")).toBeUndefined();
        expect(await state()).toEqual({ vendor, state: "closed", failures: 0, againInMs: 0 });
      });

      it("locks at once when our rights are wrong, and says so once", async () => {
        expect(await breakers.report(vendor, "locked")).toBe("locked");
        nowMs += 10_000;
        expect(await breakers.report(vendor, "locked")).toBeUndefined();
        expect(await breakers.report(vendor, "failed")).toBeUndefined();
        expect(await breakers.report(vendor, "well")).toBeUndefined();
        expect(await shutFor()).toBe(50_000);
        expect(await state()).toMatchObject({ state: "locked", againInMs: 50_000 });
      });

      it("allows one probe a minute while locked, and closes when one went well", async () => {
        await breakers.report(vendor, "locked");
        let probes = 0;
        for (const end = nowMs + 600_000; nowMs < end; nowMs += 5_000) {
          const admission = await breakers.admit(vendor);
          if (!admission.may) continue;
          probes += 1;
          expect(await probe("locked")).toBeUndefined();
        }
        expect(probes).toBe(9);
        expect(await breakers.admit(vendor)).toEqual(asProbe);
        expect(await probe("well")).toBe("closed");
        expect(await breakers.admit(vendor)).toEqual(freely);
        expect(await breakers.report(vendor, "locked")).toBe("locked");
      });

      it("stays locked for another minute when the probe found the vendor down", async () => {
        await breakers.report(vendor, "locked");
        nowMs += 60_000;
        await breakers.admit(vendor);
        expect(await probe("failed")).toBeUndefined();
        expect(await state()).toMatchObject({ state: "locked", againInMs: 60_000 });
      });

      it("turns from open to locked, by a probe or a late call, and says so once", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        expect(await probe("locked")).toBe("locked");
        expect(await state()).toMatchObject({ state: "locked", againInMs: 60_000 });
        nowMs += 60_000;
        await breakers.admit(vendor);
        await probe("well");
        await fail(5);
        expect(await breakers.report(vendor, "locked")).toBe("locked");
        expect(await breakers.report(vendor, "locked")).toBeUndefined();
      });

      it("believes the probe more than a call from before it that was locked out", async () => {
        await fail(5);
        nowMs += 30_000;
        await breakers.admit(vendor);
        expect(await breakers.report(vendor, "locked")).toBe("locked");
        expect(await probe("well")).toBe("closed");
      });

      it("spares one vendor and not the others", async () => {
        await fail(5);
        expect(await breakers.admit(`${vendor}-other`)).toEqual(freely);
        expect(await shutFor()).toBe(30_000);
      });

      it("goes by other numbers when it is given some", async () => {
        const one = createVendorLimits(home, { now, maxFailures: 1, openMs: 10, probeMs: 20, lockedMs: 30 }).breakers;
        expect(await one.report(vendor, "failed")).toBe("opened");
        expect(await one.admit(vendor)).toEqual({ may: false, againInMs: 10 });
        nowMs += 10;
        expect(await one.admit(vendor)).toEqual(asProbe);
        expect(await one.admit(vendor)).toEqual({ may: false, againInMs: 20 });
        await one.report(vendor, "locked", { isProbe: true });
        expect(await one.admit(vendor)).toEqual({ may: false, againInMs: 30 });
      });

      it("goes by the database's clock when it is given no other", async () => {
        breakers = createVendorLimits(home).breakers;
        await fail(5);
        const againInMs = (await shutFor()) ?? 0;
        expect(againInMs).toBeGreaterThan(15_000);
        expect(againInMs).toBeLessThanOrEqual(30_000);
        const written = await home.pool.query<{ isShut: boolean }>(
          `select shut_until between clock_timestamp() and clock_timestamp() + interval '30 s' as "isShut"
           from deskgraph.breakers where tenant_id = $1 and vendor = $2`,
          [home.tenant, vendor],
        );
        expect(written.rows).toEqual([{ isShut: true }]);
      });
    });

    describe("a budget", () => {
      const tenInTen: RateLimit = { calls: 10, perMs: 10_000 };
      let budgets: Budgets;
      let budget: string;
      let budgetCount = 0;

      const freshBudget = (): string => {
        budgetCount += 1;
        return `budget-${budgetCount}`;
      };
      beforeEach(() => {
        budgets = createVendorLimits(home, { now }).budgets;
        budget = freshBudget();
      });

      const waits = async (times: number, limit: RateLimit, maxWaitMs: number): Promise<unknown[]> => {
        const waited: unknown[] = [];
        for (let n = 0; n < times; n += 1) {
          const taken = await budgets.take(budget, limit, maxWaitMs);
          waited.push(taken.granted ? taken.waitMs : "refused");
        }
        return waited;
      };

      it("gives the whole limit at once, and the next slot when the first is a period old", async () => {
        expect(await waits(10, tenInTen, 0)).toEqual(Array(10).fill(0));
        nowMs += 4_000;
        expect(await waits(2, tenInTen, 6_000)).toEqual([6_000, 6_000]);
      });

      it("reserves nothing when the wait is too long, and says when to come again", async () => {
        await waits(10, tenInTen, 0);
        nowMs += 1_000;
        for (let n = 0; n < 3; n += 1) {
          expect(await budgets.take(budget, tenInTen, 8_999)).toEqual({ granted: false, againInMs: 9_000 });
        }
        nowMs += 9_000;
        expect(await waits(11, tenInTen, 0)).toEqual([...Array(10).fill(0), "refused"]);
      });

      it("uses the limit in full while there is always somebody who wants a call", async () => {
        const waited = await waits(35, tenInTen, 60_000);
        expect(waited).toEqual(Array.from({ length: 35 }, (_, n) => Math.floor(n / 10) * 10_000));
      });

      it("never has more calls in any window than the limit says, nor any in a pause", async () => {
        const step = fc.oneof(
          {
            weight: 6,
            arbitrary: fc.record({ kind: fc.constant("take"), maxWaitMs: fc.constantFrom(0, 50, 500, 5_000) }),
          },
          { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait"), ms: fc.integer({ min: 1, max: 700 }) }) },
          { weight: 1, arbitrary: fc.record({ kind: fc.constant("pause"), ms: fc.integer({ min: 1, max: 900 }) }) },
        );
        const limits = fc.record({ calls: fc.integer({ min: 1, max: 6 }), perMs: fc.integer({ min: 1, max: 1_000 }) });
        await fc.assert(
          fc.asyncProperty(limits, fc.array(step, { minLength: 30, maxLength: 60 }), async (limit, steps) => {
            const { calls, perMs } = limit;
            const own = freshBudget();
            const slots: number[] = [];
            let pausedUntil = 0;
            for (const one of steps) {
              if ("maxWaitMs" in one) {
                const taken = await budgets.take(own, limit, one.maxWaitMs);
                const slot = nowMs + (taken.granted ? taken.waitMs : taken.againInMs);
                expect(slot).toBeGreaterThanOrEqual(Math.max(nowMs, pausedUntil));
                expect(slot - nowMs <= one.maxWaitMs).toBe(taken.granted);
                // No later than it has to be: what was granted so far leaves no room before.
                const needed = (slots.at(-calls) ?? Number.NEGATIVE_INFINITY) + perMs;
                expect(slot).toBe(Math.max(nowMs, pausedUntil, needed));
                if (taken.granted) slots.push(slot);
              } else if (one.kind === "wait") nowMs += one.ms;
              else {
                await budgets.pause(own, one.ms);
                pausedUntil = Math.max(pausedUntil, nowMs + one.ms);
              }
            }
            expect(fullestWindow(slots, perMs)).toBeLessThanOrEqual(calls);
          }),
          { numRuns: inSmall(12, 25), seed: 20_261_120 },
        );
      });

      it("never has more requests in any window when they leave late and take their slots anew", async () => {
        const step = fc.record({
          kind: fc.constantFrom("take", "leave", "leave", "wait"),
          maxWaitMs: fc.constantFrom(0, 500, 5_000),
          ms: fc.integer({ min: 1, max: 700 }),
        });
        const limits = fc.record({ calls: fc.integer({ min: 1, max: 6 }), perMs: fc.integer({ min: 1, max: 1_000 }) });
        await fc.assert(
          fc.asyncProperty(limits, fc.array(step, { minLength: 40, maxLength: 80 }), async (limit, steps) => {
            const own = freshBudget();
            const left: number[] = [];
            let open: { readonly atMs: number; readonly slot: string | undefined }[] = [];
            const take = async (maxWaitMs: number, unused?: string): Promise<void> => {
              const taken = await budgets.take(own, limit, maxWaitMs, unused);
              if (taken.granted) open.push({ atMs: nowMs + taken.waitMs, slot: taken.slot });
            };
            for (const { kind, maxWaitMs, ms } of steps) {
              if (kind === "take") await take(maxWaitMs);
              else if (kind === "wait") nowMs += ms;
              else {
                const due = open.find(({ atMs }) => atMs <= nowMs);
                if (due === undefined) continue;
                open = open.filter((one) => one !== due);
                if (due.atMs === nowMs) left.push(nowMs);
                else await take(maxWaitMs, due.slot);
              }
            }
            // Those that were never late left on their slots.
            left.push(...open.flatMap(({ atMs }) => (atMs >= nowMs ? [atMs] : [])));
            expect(fullestWindow(left, limit.perMs)).toBeLessThanOrEqual(limit.calls);
          }),
          { numRuns: inSmall(20, 40), seed: 20_261_130 },
        );
      });

      it("tells whoever got a slot before a pause how long to be silent all the same", async () => {
        expect(await budgets.pausedForMs(budget)).toBe(0);
        await budgets.take(budget, { calls: 1, perMs: 1_000 }, 0);
        await budgets.pause(budget, 60_000);
        expect(await budgets.pausedForMs(budget)).toBeGreaterThan(50_000);
      });

      it("grants nothing before a pause is over, and does not shorten one", async () => {
        await budgets.pause(budget, 60_000);
        await budgets.pause(budget, 1_000);
        expect(await budgets.take(budget, tenInTen, 59_999)).toEqual({ granted: false, againInMs: 60_000 });
        nowMs += 20_000;
        expect(await waits(11, tenInTen, 45_000)).toEqual([...Array(10).fill(40_000), "refused"]);
        await budgets.pause(budget, 90_000);
        expect(await budgets.take(budget, tenInTen, 0)).toEqual({ granted: false, againInMs: 90_000 });
      });

      it("holds a limit that was changed over the calls that went out before", async () => {
        await waits(10, tenInTen, 0);
        nowMs += 5_000;
        expect(await waits(2, { calls: 12, perMs: 10_000 }, 0)).toEqual([0, 0]);
        expect(await waits(1, { calls: 3, perMs: 10_000 }, 10_000)).toEqual([5_000]);
        nowMs += 5_000;
        expect(await waits(1, { calls: 3, perMs: 10_000 }, 10_000)).toEqual([5_000]);
      });

      it("counts each budget by itself, keeps nothing of one that is not used, and little of one that is", async () => {
        const kept = async () =>
          (
            await home.pool.query<{ calls: number }>(
              "select cardinality(slots) as calls from deskgraph.budgets where tenant_id = $1 and budget = $2",
              [home.tenant, budget],
            )
          ).rows;
        await budgets.take(`${budget}-other`, { calls: 1, perMs: 10_000 }, 0);
        expect(await kept()).toEqual([]);
        expect(await waits(1, { calls: 1, perMs: 10_000 }, 0)).toEqual([0]);
        await waits(40, tenInTen, 60_000);
        expect(await kept()).toEqual([{ calls: 10 }]);
      });

      it("rounds a wait up to whole milliseconds", async () => {
        const thirds = { calls: 1, perMs: 1_000 / 3 };
        expect(await waits(4, thirds, 60_000)).toEqual([0, 334, 667, 1_000]);
      });

      it.each([
        { calls: 0, perMs: 1_000 },
        { calls: -1, perMs: 1_000 },
        { calls: 1.5, perMs: 1_000 },
        { calls: 1_001, perMs: 1_000 },
        { calls: 10, perMs: 0 },
        { calls: 10, perMs: Number.NaN },
      ])("refuses $calls calls in $perMs ms as a limit", async (limit) => {
        await expect(budgets.take(budget, limit, 0)).rejects.toThrow(RangeError);
      });

      it("goes by the database's clock when it is given no other", async () => {
        budgets = createVendorLimits(home).budgets;
        expect(await waits(1, { calls: 1, perMs: 3_600_000 }, 0)).toEqual([0]);
        const second = await budgets.take(budget, { calls: 1, perMs: 3_600_000 }, 0);
        expect(second.granted).toBe(false);
        const written = await home.pool.query<{ isNow: boolean }>(
          `select slots[1] between clock_timestamp() - interval '1 min' and clock_timestamp() as "isNow"
           from deskgraph.budgets where tenant_id = $1 and budget = $2`,
          [home.tenant, budget],
        );
        expect(written.rows).toEqual([{ isNow: true }]);
      });
    });
  });
}

/** How many there are in the fullest window of the length, wherever it begins; its end is not in it. */
export function fullestWindow(momentsMs: readonly number[], lengthMs: number): number {
  const starts = momentsMs.map((start) => momentsMs.filter((at) => at >= start && at < start + lengthMs).length);
  return Math.max(0, ...starts);
}
