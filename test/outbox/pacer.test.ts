import { describe, expect, it } from "vitest";
import { type Budgets, lane } from "../../src/core/index.ts";
import { Busy, pacer } from "../../src/outbox/pacer.ts";

const never = new AbortController().signal;
const limits = { vendor: "acme", limit: { calls: 10, perMs: 10_000 }, laneLimit: { calls: 1, perMs: 1_000 } };
const hold = { lane: lane("c_1/reply"), lost: never, stopping: never };

/** Grants at once, but for what is in `full`. */
function budgetsOf(full: Readonly<Record<string, number>> = {}) {
  const taken: [string, number][] = [];
  const budgets: Budgets = {
    take: async (budget, _limit, maxWaitMs) => {
      taken.push([budget, maxWaitMs]);
      const againInMs = full[budget];
      return againInMs === undefined ? { granted: true, waitMs: 0 } : { granted: false, againInMs };
    },
    pause: async () => undefined,
    pausedForMs: async () => 0,
  };
  return { budgets, taken };
}

describe("a slot", () => {
  it("is the lane's first and the vendor's after it", async () => {
    const { budgets, taken } = budgetsOf();
    await pacer(budgets, limits, hold)();
    expect(taken.map(([budget]) => budget)).toEqual(["acme/c_1/reply", "acme"]);
  });

  it("uses none of the vendor's where the lane has to wait for itself", async () => {
    const { budgets, taken } = budgetsOf({ "acme/c_1/reply": 5_000 });
    await expect(pacer(budgets, limits, hold)()).rejects.toMatchObject({ againInMs: 5_000 });
    expect(taken.map(([budget]) => budget)).toEqual(["acme/c_1/reply"]);
  });

  it("is waited for longer in the middle of an attempt than before one", async () => {
    const { budgets, taken } = budgetsOf();
    const pace = pacer(budgets, { vendor: "acme", limit: limits.limit }, hold);
    await pace();
    await pace();
    expect(taken).toEqual([
      ["acme", 2_000],
      ["acme", 30_000],
    ]);
  });

  it("is not waited for in the middle of an attempt when the process is to stop", async () => {
    const stopping = new AbortController();
    const waits: number[] = [];
    const budgets: Budgets = { ...budgetsOf().budgets, take: async () => ({ granted: true, waitMs: 2_000 }) };
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    const pace = pacer(budgets, limits, { ...hold, stopping: stopping.signal }, wait);
    await pace();
    stopping.abort();
    await expect(pace()).rejects.toBeInstanceOf(Busy);
    expect(waits).toEqual(Array.from({ length: 8 }, () => 500));
  });

  it("is none where no vendor is called", async () => {
    const { budgets, taken } = budgetsOf();
    await pacer(budgets, {}, hold)();
    expect(taken).toEqual([]);
  });

  it("is given up for the vendor's silence that was asked for in a longer wait", async () => {
    const slotAfter = (waitMs: number, silentMs: number) => {
      const budgets: Budgets = {
        ...budgetsOf().budgets,
        take: async () => ({ granted: true, waitMs }),
        pausedForMs: async () => silentMs,
      };
      return pacer(budgets, { vendor: "acme", limit: limits.limit }, hold, async () => undefined)();
    };
    await expect(slotAfter(501, 60_000)).rejects.toMatchObject({ againInMs: 60_000 });
    // Half a second is too short for news.
    await expect(slotAfter(500, 60_000)).resolves.toBeUndefined();
    await expect(slotAfter(2_000, 0)).resolves.toBeUndefined();
  });

  it("is waited for to its end before an attempt, also when the process is to stop: nothing has begun", async () => {
    const budgets: Budgets = { ...budgetsOf().budgets, take: async () => ({ granted: true, waitMs: 900 }) };
    const waits: number[] = [];
    const stopping = { ...hold, stopping: AbortSignal.abort() };
    await pacer(budgets, limits, stopping, async (ms) => void waits.push(ms))();
    expect(waits).toEqual([500, 400, 500, 400]);
  });

  it("is the lane's alone where the vendor has no limit", async () => {
    const { budgets, taken } = budgetsOf();
    await pacer(budgets, { vendor: "acme", laneLimit: limits.laneLimit }, hold)();
    expect(taken.map(([budget]) => budget)).toEqual(["acme/c_1/reply"]);
    await pacer(budgets, { limit: limits.limit, laneLimit: limits.laneLimit }, hold)();
    expect(taken).toHaveLength(1);
  });
});
