import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Home } from "../../supabase/home.ts";
import { createVendorLimits, type VendorLimits } from "../../supabase/vendor-limits.ts";

/** What breakers and budgets promise, whatever they stand on. Time is the test's own. */
export function vendorLimitsContract(where: string, open: () => Promise<Home>): void {
  let count = 0;

  describe(`breakers on ${where}`, () => {
    let breakers: VendorLimits["breakers"];
    let ms = 0;
    let vendor = "";
    beforeEach(async () => {
      ms = Date.parse("2026-01-14T08:00:00.000Z");
      count += 1;
      vendor = `vendor-${count}`;
      breakers = createVendorLimits(await open(), { now: () => new Date(ms) }).breakers;
    });
    const fail = async (times: number): Promise<unknown[]> => {
      const changes: unknown[] = [];
      for (let n = 0; n < times; n += 1) changes.push(await breakers.report(vendor, "failed"));
      return changes;
    };

    it("open at the fifth failure in a row, and say so once", async () => {
      expect(await fail(4)).toEqual([undefined, undefined, undefined, undefined]);
      expect(await breakers.admit(vendor)).toEqual({ may: true, isProbe: false });
      expect(await fail(3)).toEqual(["opened", undefined, undefined]);
      expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 30_000 });
    });

    it("forget failures after a success", async () => {
      await fail(4);
      await breakers.report(vendor, "well");
      await fail(4);
      expect(await breakers.admit(vendor)).toMatchObject({ may: true });
    });

    it("let one try after half a minute, and nobody else before that is answered", async () => {
      await fail(5);
      ms += 30_000;
      expect(await breakers.admit(vendor)).toEqual({ may: true, isProbe: true });
      expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 15_000 });
      expect(await breakers.report(vendor, "well", { isProbe: true })).toBe("closed");
      expect(await breakers.admit(vendor)).toEqual({ may: true, isProbe: false });
    });

    it("stay open for another half minute when the probe fails", async () => {
      await fail(5);
      ms += 30_000;
      await breakers.admit(vendor);
      expect(await breakers.report(vendor, "failed", { isProbe: true })).toBeUndefined();
      expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 30_000 });
    });

    it("let another try when whoever tried has died", async () => {
      await fail(5);
      ms += 30_000;
      await breakers.admit(vendor);
      ms += 15_000;
      expect(await breakers.admit(vendor)).toEqual({ may: true, isProbe: true });
    });

    it("do not hear late answers to calls from before they opened", async () => {
      await fail(5);
      ms += 20_000;
      expect(await breakers.report(vendor, "well")).toBeUndefined();
      await fail(3);
      expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 10_000 });
    });

    it("shut at once when our rights are wrong, look once a minute, and alarm once", async () => {
      expect(await breakers.report(vendor, "locked")).toBe("locked");
      expect(await breakers.report(vendor, "locked")).toBeUndefined();
      expect(await breakers.admit(vendor)).toEqual({ may: false, againInMs: 60_000 });
      ms += 60_000;
      expect(await breakers.admit(vendor)).toEqual({ may: true, isProbe: true });
      expect(await breakers.report(vendor, "locked", { isProbe: true })).toBeUndefined();
      ms += 60_000;
      await breakers.admit(vendor);
      expect(await breakers.report(vendor, "well", { isProbe: true })).toBe("closed");
    });

    it("are each vendor's own, and can be looked at", async () => {
      await fail(5);
      expect(await breakers.admit(`${vendor}-other`)).toEqual({ may: true, isProbe: false });
      const state = async () => (await breakers.states()).find((each) => each.vendor === vendor);
      expect(await state()).toEqual({ vendor, state: "open", failures: 5, againInMs: 30_000 });
      ms += 30_000;
      expect(await state()).toMatchObject({ state: "half_open", againInMs: 0 });
    });
  });

  describe(`budgets on ${where}`, () => {
    let home: Home;
    beforeEach(async () => {
      home = await open();
      count += 1;
    });

    it("never give out more slots in any window than the limit allows", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.record({ calls: fc.integer({ min: 1, max: 6 }), perMs: fc.integer({ min: 100, max: 5_000 }) }),
          fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 30 }),
          async (limit, gaps) => {
            count += 1;
            let ms = Date.parse("2026-01-14T08:00:00.000Z");
            const { budgets } = createVendorLimits(home, { now: () => new Date(ms) });
            const slots: number[] = [];
            for (const gap of gaps) {
              ms += gap;
              const slot = await budgets.take(`budget-${count}`, limit, 3_000);
              if (slot.granted) slots.push(ms + slot.waitMs);
            }
            slots.forEach((from, at) => {
              const inWindow = slots.slice(at).filter((slot) => slot < from + limit.perMs);
              expect(inWindow.length).toBeLessThanOrEqual(limit.calls);
            });
          },
        ),
        { numRuns: 60 },
      );
    });

    it("give the whole limit at once to those who come after a rest", async () => {
      const { budgets } = createVendorLimits(home, { now: () => new Date(0) });
      const take = () => budgets.take(`budget-${count}`, { calls: 3, perMs: 10_000 }, 2_000);
      expect([await take(), await take(), await take()]).toEqual(Array(3).fill({ granted: true, waitMs: 0 }));
      expect(await take()).toEqual({ granted: false, againInMs: 10_000 });
      expect(await take()).toEqual({ granted: false, againInMs: 10_000 });
    });

    it("are silent for as long as a vendor asks, and a shorter wish does not shorten it", async () => {
      let ms = 0;
      const { budgets } = createVendorLimits(home, { now: () => new Date(ms) });
      await budgets.pause(`budget-${count}`, 60_000);
      await budgets.pause(`budget-${count}`, 1_000);
      const take = () => budgets.take(`budget-${count}`, { calls: 3, perMs: 10_000 }, 2_000);
      expect(await take()).toEqual({ granted: false, againInMs: 60_000 });
      ms = 60_000;
      expect(await take()).toEqual({ granted: true, waitMs: 0 });
    });
  });
}
