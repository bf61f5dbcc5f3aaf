import { describe, expect, it } from "vitest";
import { batched } from "../../supabase/store/batched.ts";

/** Work that is done when it is told to be. */
function held() {
  const batches: { readonly items: readonly number[]; readonly end: PromiseWithResolvers<readonly string[]> }[] = [];
  const work = (items: readonly number[]): Promise<readonly string[]> => {
    const end = Promise.withResolvers<readonly string[]>();
    batches.push({ items, end });
    return end.promise;
  };
  const sizes = (): number[] => batches.map(({ items }) => items.length);
  const finish = (at: number): void => batches[at]?.end.resolve(batches[at].items.map(String));
  return { work, batches, sizes, finish };
}

/** All that follows from what was resolved has happened. */
const calm = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const many = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe("what is done together", () => {
  it("waits for no company: the first go at once and alone, the rest follow together, so many at a time", async () => {
    const { work, sizes, finish } = held();
    const ask = batched(work, { maxCount: 3, maxAtOnce: 2 });
    const answers = many(9).map(ask);
    expect(sizes()).toEqual([1, 1]);
    finish(0);
    expect(await answers[0]).toBe("0");
    await calm();
    expect(sizes()).toEqual([1, 1, 3]);
    finish(2);
    expect(await Promise.all(answers.slice(2, 5))).toEqual(["2", "3", "4"]);
    await calm();
    expect(sizes()).toEqual([1, 1, 3, 3]);
    for (const at of [1, 3]) finish(at);
    expect(await answers[7]).toBe("7");
    await calm();
    finish(4);
    expect(await Promise.all(answers)).toEqual(many(9).map(String));
    await calm();
    expect(sizes()).toEqual([1, 1, 3, 3, 1]);
    // Quiet again: the next goes at once.
    const last = ask(9);
    expect(sizes().at(-1)).toBe(1);
    finish(5);
    expect(await last).toBe("9");
  });

  it("fails for all of a batch alike, and no other batch fails with it", async () => {
    const { work, batches, finish } = held();
    const ask = batched(work, { maxCount: 3, maxAtOnce: 1 });
    const answers = Promise.allSettled(many(5).map(ask));
    finish(0);
    await calm();
    expect(batches).toHaveLength(2);
    batches[1]?.end.reject(new Error("the database is away"));
    await calm();
    expect(batches).toHaveLength(3);
    finish(2);
    expect((await answers).map((each) => (each.status === "rejected" ? String(each.reason) : each.value))).toEqual([
      "0",
      ...Array.from({ length: 3 }, () => "Error: the database is away"),
      "4",
    ]);
  });

  it("fails for what a batch has no answer for, and for that alone", async () => {
    const ask = batched(async (items: readonly number[]) => items.slice(0, 1).map(String), {
      maxCount: 3,
      maxAtOnce: 1,
    });
    const answers = await Promise.allSettled(many(3).map(ask));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  });
});
