import { describe, expect, it } from "vitest";
import { FailureError, untilClaimed } from "../../src/core/index.ts";

describe("many who want the same thing done once", () => {
  it("look again until one of them holds the claim or it is done", async () => {
    let holder: number | undefined;
    let isDone = false;
    const done: number[] = [];
    const want = (caller: number) =>
      untilClaimed(
        async () => {
          if (isDone) return "was done";
          if (holder !== undefined) return undefined;
          holder = caller;
          await Promise.resolve();
          done.push(caller);
          isDone = true;
          return "did it";
        },
        { patienceMs: 60_000, busyCode: "busy" },
      );
    const answers = await Promise.all([want(1), want(2), want(3)]);
    expect(answers.toSorted()).toEqual(["did it", "was done", "was done"]);
    expect(done).toEqual([1]);
  });

  it("give up with the code that says who was waited for, and may come again", async () => {
    let looks = 0;
    const look = async (): Promise<undefined> => {
      looks += 1;
    };
    const waited = untilClaimed(look, { patienceMs: 1, busyCode: "grant_busy" });
    await expect(waited).rejects.toThrow(FailureError);
    await expect(waited).rejects.toMatchObject({ failure: { outcome: "retry", code: "grant_busy" } });
    expect(looks).toBeGreaterThan(0);
  });

  it("pass on what a look throws", async () => {
    const look = async (): Promise<undefined> => {
      throw new RangeError("broken");
    };
    await expect(untilClaimed(look, { patienceMs: 60_000, busyCode: "busy" })).rejects.toThrow("broken");
  });
});
