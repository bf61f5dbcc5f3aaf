import { describe, expect, it } from "vitest";
import { callsOf, FailureError, orFailure } from "../../src/core/index.ts";

describe("a failure that is thrown", () => {
  const failure = { outcome: "retry", code: "busy" } as const;

  it("becomes the answer", async () => {
    expect(await orFailure(() => Promise.reject(new FailureError(failure)))).toEqual(failure);
    expect(await orFailure(async () => "well")).toBe("well");
  });

  it("is told from a bug, which is thrown on", async () => {
    await expect(orFailure(() => Promise.reject(new TypeError("bug")))).rejects.toThrow(TypeError);
  });
});

it("an attempt's first call has its slot already, each further one takes its own", async () => {
  let slots = 0;
  const pace = async (): Promise<void> => {
    slots += 1;
  };
  const calls = callsOf({ signal: AbortSignal.timeout(1_000), pace, renewSlot: async () => undefined });
  const taken: number[] = [];
  for (let call = 0; call < 3; call += 1) {
    await calls.slot();
    taken.push(slots);
  }
  expect(taken).toEqual([0, 1, 2]);
});
