import { describe, expect, it } from "vitest";
import { ByteRoom } from "../../src/core/byte-room.ts";
import { withRoomForFile, withRoomForFiles } from "../../src/core/index.ts";

const never = new AbortController().signal;

describe("room for files in memory", () => {
  it("lets in as many as fit, and the others in the order of asking: nobody passes a large one", async () => {
    const room = new ByteRoom(100);
    const order: string[] = [];
    const ask = async (name: string, bytes: number): Promise<() => void> => {
      const giveBack = await room.take(bytes, never);
      order.push(name);
      return giveBack;
    };
    const [first, second] = await Promise.all([ask("first", 60), ask("second", 40)]);
    const large = ask("large", 70);
    const small = ask("small", 10);
    second();
    // Given back twice is given back once.
    second();
    expect(order).toEqual(["first", "second"]);
    first();
    await Promise.all([large, small]);
    expect(order).toEqual(["first", "second", "large", "small"]);
  });

  it("gives all there is to what is larger, once nobody else has any of it", async () => {
    const room = new ByteRoom(100);
    const first = await room.take(1, never);
    let isIn = false;
    const larger = room.take(1_000, never).then((giveBack) => {
      isIn = true;
      return giveBack;
    });
    await Promise.resolve();
    expect(isIn).toBe(false);
    first();
    (await larger)();
    (await room.take(100, never))();
  });

  it("lets go of whom it kept waiting too long, and those behind go on", async () => {
    const room = new ByteRoom(100);
    await room.take(50, never);
    const impatient = new AbortController();
    const large = room.take(100, impatient.signal);
    const behind = room.take(50, never);
    impatient.abort(new Error("too long"));
    await expect(large).rejects.toThrow("too long");
    await behind;
    await expect(room.take(1, impatient.signal)).rejects.toThrow("too long");
  });

  it("is given back by work that fails, and refused without a wait to what is larger than it may be", async () => {
    for (let n = 0; n < 5; n += 1) {
      const work = withRoomForFile(never, async (reserve) => {
        expect(await reserve({ sizeBytes: 20_000_000, maxBytes: 40_000_000 })).toBe(20_000_000);
        expect(await reserve({ sizeBytes: 41, maxBytes: 40 })).toBeUndefined();
        throw new Error("no answer");
      });
      await expect(work).rejects.toThrow("no answer");
    }
  });

  it("is taken at once by work with several files: two such never wait for each other", async () => {
    const done = await Promise.all(
      [1, 2, 3].map((n) =>
        withRoomForFiles({ maxBytes: 25_000_000, signal: never }, async (reserve) => {
          for (let file = 0; file < 3; file += 1) await reserve({ sizeBytes: 8_000_000, maxBytes: 25_000_000 });
          return n;
        }),
      ),
    );
    expect(done).toEqual([1, 2, 3]);
  });
});
