import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lane } from "../../src/core/index.ts";
import { deadlineOf } from "../../src/outbox/deadline.ts";

const never = new AbortController().signal;
const hold = { lane: lane("c_1/ticket"), lost: never, stopping: never };
const deliver = async () => ({ outcome: "done", receipt: {} }) as const;

describe("the deadline of an attempt", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  const waitOf = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

  it("stands still while we wait for a slot, and gives the vendor no more time in all", async () => {
    const { signal, apart, end } = deadlineOf({ deadlineMs: 1_000, deliver }, hold);
    // 400 ms of the vendor's, a wait of ours, 400 of the vendor's, a wait of ours: 200 are left.
    for (const _part of [1, 2]) {
      await vi.advanceTimersByTimeAsync(400);
      const waited = apart(waitOf(60_000));
      await vi.advanceTimersByTimeAsync(60_000);
      await waited;
      expect(signal.aborted).toBe(false);
    }
    await vi.advanceTimersByTimeAsync(199);
    expect(signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signal.aborted).toBe(true);
    end();
  });

  it("goes on with what was left also where the wait failed", async () => {
    const { signal, apart, end } = deadlineOf({ deadlineMs: 1_000, deliver }, hold);
    await vi.advanceTimersByTimeAsync(900);
    await expect(apart(() => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
    await vi.advanceTimersByTimeAsync(100);
    expect(signal.aborted).toBe(true);
    end();
  });

  it("is 10 s where a deliverer says nothing, and 14 s at most", async () => {
    const usual = deadlineOf({ deliver }, hold);
    const longest = deadlineOf({ deadlineMs: 60_000, deliver }, hold);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([usual.signal.aborted, longest.signal.aborted]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(longest.signal.aborted).toBe(true);
    for (const { end } of [usual, longest]) end();
  });

  it("comes at once when the lane is lost", () => {
    const lost = new AbortController();
    const { signal, end } = deadlineOf({ deliver }, { ...hold, lost: lost.signal });
    lost.abort();
    expect(signal.aborted).toBe(true);
    end();
  });

  it("is over before it began where the lane is lost already, and comes no more after the attempt's end", async () => {
    const over = deadlineOf({ deliver }, { ...hold, lost: AbortSignal.abort() });
    expect(over.signal.aborted).toBe(true);
    over.end();
    const lost = new AbortController();
    const { signal, end } = deadlineOf({ deliver }, { ...hold, lost: lost.signal });
    end();
    lost.abort();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(signal.aborted).toBe(false);
  });
});
