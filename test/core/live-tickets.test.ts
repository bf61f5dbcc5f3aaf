import { describe, expect, it } from "vitest";
import { hasLiveTicket } from "../../src/core/index.ts";

const dayMs = 86_400_000;

describe("a helpdesk is looked at", () => {
  it("for a week after a ticket was solved", () => {
    expect(hasLiveTicket({ solvedAgeMs: 7 * dayMs - 1, openAgeMs: null })).toBe(true);
    expect(hasLiveTicket({ solvedAgeMs: 7 * dayMs, openAgeMs: null })).toBe(false);
  });

  it("for ninety days after a ticket was linked that nobody solved", () => {
    expect(hasLiveTicket({ solvedAgeMs: null, openAgeMs: 90 * dayMs - 1 })).toBe(true);
    expect(hasLiveTicket({ solvedAgeMs: null, openAgeMs: 90 * dayMs })).toBe(false);
  });

  it("while any of both is so, also when the vendor's clock is ahead, and not without a ticket", () => {
    expect(hasLiveTicket({ solvedAgeMs: 100 * dayMs, openAgeMs: dayMs })).toBe(true);
    expect(hasLiveTicket({ solvedAgeMs: -1, openAgeMs: 100 * dayMs })).toBe(true);
    expect(hasLiveTicket({ solvedAgeMs: null, openAgeMs: null })).toBe(false);
  });
});
