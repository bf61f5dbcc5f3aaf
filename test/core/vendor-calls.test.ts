import { describe, expect, it } from "vitest";
import { callsOf, unpaced } from "../../src/core/index.ts";

describe("the calls of a piece of work", () => {
  const { signal } = new AbortController();

  it("take a slot each but for the first, whose slot was taken before", async () => {
    let paced = 0;
    const pace = async (): Promise<void> => {
      paced += 1;
    };
    const calls = callsOf({ signal, pace, renewSlot: async () => undefined });
    for (const slots of [0, 1, 2]) {
      await calls.slot();
      expect(paced).toBe(slots);
    }
    expect(calls.signal).toBe(signal);
  });

  it("that are few and rare take none", async () => {
    const calls = unpaced(signal);
    await calls.slot();
    expect(calls.signal).toBe(signal);
  });
});
