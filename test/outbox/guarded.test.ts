import { describe, expect, it } from "vitest";
import { LostHold } from "../../src/core/index.ts";
import { guarded, Withheld } from "../../src/outbox/guarded.ts";
import { Busy } from "../../src/outbox/pacer.ts";

const never = new AbortController().signal;
const throwing = (error: unknown) => guarded(() => Promise.reject(error), never);

describe("work at a vendor", () => {
  it("answers what it came to", async () => {
    expect(await guarded(async () => "done", never)).toBe("done");
  });

  it("that throws has perhaps been done", async () => {
    expect(await throwing(new TypeError("bug"))).toEqual({ outcome: "uncertain", code: "TypeError" });
    expect(await throwing("a word")).toEqual({ outcome: "uncertain", code: "thrown" });
  });

  it("that outlives its deadline has perhaps been done, may be under way, and is waited for no longer", async () => {
    const deadline = new AbortController();
    const hanging = guarded(() => new Promise(() => undefined), deadline.signal);
    deadline.abort();
    expect(await hanging).toEqual({ outcome: "uncertain", code: "deadline", isUnderWay: true });
  });

  it("that gets no slot has done nothing, and is tried when there is one; the vendor is well", async () => {
    const busy = { outcome: "retry", code: "busy", afterMs: 8_000, vendorIsWell: true };
    expect(await throwing(new Busy(8_000))).toEqual(busy);
  });

  it.each([new LostHold("taken"), new Withheld()])("ends the whole attempt where it says so: %s", async (error) => {
    await expect(throwing(error)).rejects.toBe(error);
  });
});
