import { describe, expect, it, vi } from "vitest";
import { restAfterFailure } from "../../../integrations/http/rest-after-failure.ts";

describe("a question that failed", () => {
  it("is not asked again for ten seconds, and as often as wanted while it is answered", async () => {
    let nowMs = 1_000_000;
    vi.spyOn(Date, "now").mockImplementation(() => nowMs);
    let [asked, isAway] = [0, true];
    const ask = restAfterFailure(async (of: string) => {
      asked += 1;
      if (isAway) throw new Error("away");
      return of;
    });
    await expect(ask("a")).rejects.toThrow("away");
    isAway = false;
    nowMs += 9_999;
    await expect(ask("a")).rejects.toThrow("away");
    expect(asked).toBe(1);
    nowMs += 1;
    expect([await ask("a"), await ask("b"), asked]).toEqual(["a", "b", 3]);
    isAway = true;
    await expect(ask("a")).rejects.toThrow("away");
    await expect(ask("a")).rejects.toThrow("away");
    expect(asked).toBe(4);
  });
});
