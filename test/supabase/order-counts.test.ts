import { beforeEach, describe, expect, it } from "vitest";
import { type OrderCounts, orderId } from "../../src/core/index.ts";
import { createOrderCounts } from "../../supabase/store/order-counts.ts";
import { freshHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";

let counts: OrderCounts;
beforeEach(async () => {
  counts = createOrderCounts(await freshHome());
});

const count = (order: string | number, from = 1_001) => counts.count(orderId(`o_${order}`), from);

describe("a shop's orders", () => {
  it("are counted one after the other, from where the shop says", async () => {
    expect([await count("a"), await count("b"), await count("c")]).toEqual([1_001, 1_002, 1_003]);
  });

  it("keep their count however often it is asked for", async () => {
    const first = await count("a");
    await count("b");
    expect(await count("a")).toBe(first);
  });

  it("get one count each, also when it is asked for twice at once", async () => {
    const [one, other] = await Promise.all([count("a"), count("a")]);
    expect(one).toBe(other);
  });

  it("leap ahead when the shop says so, and never go back", async () => {
    await count("a");
    expect(await count("b", 5_000)).toBe(5_000);
    expect(await count("c", 1)).toBe(5_001);
  });

  it("are counted for each shop on its own", async () => {
    await count("a");
    expect(await createOrderCounts(await freshHome()).count(orderId("o_a"), 1_001)).toBe(1_001);
  });

  const many = inSmall(1_000, 100_000);
  it("never get the same count as another one", async () => {
    const given = new Set<number>();
    for (let start = 0; start < many; start += 100) {
      const batch = Array.from({ length: 100 }, (_, at) => count(start + at));
      for (const each of await Promise.all(batch)) given.add(each);
    }
    expect(given.size).toBe(many);
  });
});
