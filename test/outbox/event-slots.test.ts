import { describe, expect, it } from "vitest";
import type { Budgets, RateLimit } from "../../src/core/index.ts";
import { eventSlots } from "../../src/outbox/event-slots.ts";
import { freely } from "../kit/app.ts";

describe("slots for events", () => {
  const { signal: stopping } = new AbortController();
  async function taken(limit: RateLimit): Promise<(readonly [string, RateLimit])[]> {
    const all: (readonly [string, RateLimit])[] = [];
    const budgets: Budgets = {
      ...freely,
      take: async (budget, of) => {
        all.push([budget, of]);
        return { granted: true, waitMs: 0 };
      },
    };
    await eventSlots({ budgets }, { vendor: "acme", limit }, stopping)();
    return all;
  }

  it("are one of half of what the vendor takes in ten seconds or its own period, and one among all its calls", async () => {
    const second = { calls: 4, perMs: 1_000 };
    expect(await taken(second)).toEqual([
      ["acme/event", { calls: 20, perMs: 10_000 }],
      ["acme", second],
    ]);
    const long = { calls: 40, perMs: 21_000 };
    expect((await taken(long))[0]).toEqual(["acme/event", { calls: 20, perMs: 21_000 }]);
  });

  it("are at least one, and no more than a budget can count", async () => {
    expect((await taken({ calls: 1, perMs: 60_000 }))[0]?.[1]).toEqual({ calls: 1, perMs: 60_000 });
    expect((await taken({ calls: 1_000, perMs: 1_000 }))[0]?.[1]).toEqual({ calls: 1_000, perMs: 2_000 });
  });

  it("are refused, and not waited for, when none is free soon", async () => {
    const budgets: Budgets = { ...freely, take: async () => ({ granted: false, againInMs: 5_000 }) };
    await expect(
      eventSlots({ budgets }, { vendor: "acme", limit: { calls: 4, perMs: 1_000 } }, stopping)(),
    ).rejects.toMatchObject({
      failure: { outcome: "retry", code: "busy", vendorIsWell: true },
    });
  });
});
