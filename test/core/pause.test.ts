import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pause } from "../../src/core/pause.ts";
import { unlessAborted } from "../../src/core/unless-aborted.ts";

describe("a pause", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("ends when it is over, not before", async () => {
    let isOver = false;
    const pausing = pause(100, new AbortController().signal).then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(99);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(true);
    await pausing;
  });

  it("leaves nobody listening for the stop of a process that goes on for months", async () => {
    const { signal } = new AbortController();
    const pausing = pause(100, signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    await pausing;
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends at once when it is told to stop, and leaves no timer behind", async () => {
    const stopping = new AbortController();
    // Test files share a process, and another one's timers may be there: only the difference is ours.
    const othersCount = vi.getTimerCount();
    const pausing = pause(60_000, stopping.signal);
    expect(vi.getTimerCount()).toBe(othersCount + 1);
    stopping.abort();
    expect(vi.getTimerCount()).toBe(othersCount);
    await pausing;
  });

  it("of nothing, or after the stop, is none", async () => {
    const othersCount = vi.getTimerCount();
    const pauses = [pause(0, new AbortController().signal), pause(60_000, AbortSignal.abort())];
    expect(vi.getTimerCount()).toBe(othersCount);
    await Promise.all(pauses);
  });
});

describe("work that is waited for until a stop", () => {
  const giveUp = (): string => "gave up";

  it("is what it comes to, also where it fails", async () => {
    const { signal } = new AbortController();
    expect(await unlessAborted(Promise.resolve("done"), signal, giveUp)).toBe("done");
    await expect(unlessAborted(Promise.reject(new Error("broken")), signal, giveUp)).rejects.toThrow("broken");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is given up at the stop, also at one from before", async () => {
    const never = new Promise<string>(() => undefined);
    const stopping = new AbortController();
    const waiting = unlessAborted(never, stopping.signal, giveUp);
    stopping.abort();
    expect(await waiting).toBe("gave up");
    expect(await unlessAborted(never, AbortSignal.abort(), giveUp)).toBe("gave up");
  });
});
