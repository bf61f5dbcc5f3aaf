import { describe, expect, it } from "vitest";
import { seenEvents } from "../../src/helpdesk/seen-events.ts";

describe("events that were heard", () => {
  it("are known for a day, longer than any sender tries", () => {
    let nowMs = 0;
    const seen = seenEvents(() => nowMs);
    seen.add("a");
    expect([seen.has("a"), seen.has("b")]).toEqual([true, false]);
    nowMs = 23 * 3_600_000;
    expect(seen.has("a")).toBe(true);
    nowMs = 24 * 3_600_000;
    expect(seen.has("a")).toBe(false);
  });

  it("are ten thousand at most: the oldest is forgotten first", () => {
    const seen = seenEvents(() => 0);
    seen.add("first");
    seen.add("second");
    for (let n = 0; n < 9_998; n += 1) seen.add(`${n}`);
    expect(seen.has("first")).toBe(true);
    // Heard again: now the second is the oldest.
    seen.add("first");
    seen.add("one more");
    expect([seen.has("first"), seen.has("second"), seen.has("one more")]).toEqual([true, false, true]);
  });
});
