import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { byGrant, byKey } from "../../../integrations/http/access.ts";
import { failureOfStatus } from "../../../integrations/http/failure-of-status.ts";
import { type JsonApi, type JsonCall, jsonApi } from "../../../integrations/http/json-api.ts";
import { type AccessToken, type Failure, FailureError, Secret, type VendorCalls } from "../../../src/core/index.ts";
import { type Fault, type Served, serve } from "../../fakes/serve.ts";

describe("one blink of the network", () => {
  let vendor: Served;
  let api: JsonApi;
  let faults: Fault[];
  let slots: number;
  let calls: VendorCalls;
  beforeEach(async () => {
    [faults, slots] = [[], 0];
    calls = { signal: AbortSignal.timeout(600_000), slot: takeSlot };
    vendor = await serve({
      fault: () => faults.shift() ?? "none",
      apply: () => ({ status: 200, body: { is: "here" } }),
    });
    api = apiAt(byKey({ base: vendor.url, headers: {} }));
  });
  afterEach(() => vendor.stop());
  const takeSlot = async (): Promise<void> => {
    slots += 1;
  };

  const apiAt = (access: Parameters<typeof jsonApi>[0]["access"]): JsonApi =>
    jsonApi({
      access,
      failureOf: (answer, call) => failureOfStatus(answer, { vendor: "acme", ...call, remedy: "check the key" }),
    });
  const schema = z.object({ is: z.string() });
  const read: JsonCall<{ is: string }> = { method: "GET", path: "/things", schema };
  const question: JsonCall<{ is: string }> = { method: "POST", path: "/search", isRead: true, body: {}, schema };
  const write: JsonCall<{ is: string }> = { method: "POST", path: "/things", body: {}, schema };
  const keyed: JsonCall<{ is: string }> = { ...write, isSafeToRepeat: true };
  const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
    const error = await work.catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw new Error(`expected a failure, got ${String(error)}`);
    return error.failure;
  };

  it.each<[string, Fault]>([
    ["a line that is cut", "drop"],
    ["502", { status: 502 }],
    ["503 without a word about when", { status: 503 }],
    ["504", { status: 504 }],
  ])("is passed over by a read, with a slot for each try: %s", async (_what, fault) => {
    for (const call of [read, question]) {
      faults = [fault];
      expect(await api(call, calls)).toEqual({ is: "here" });
    }
    expect([vendor.calls.length, slots]).toEqual([4, 4]);
  });

  it("is passed over by a write that is safe to repeat, also where the answer got lost", async () => {
    faults = ["lose", { status: 502 }];
    expect(await api(keyed, calls)).toEqual({ is: "here" });
    expect([vendor.calls.length, slots]).toEqual([3, 3]);
  });

  it.each<[string, Fault]>([
    ["a line that is cut", "drop"],
    ["an answer that got lost", "lose"],
    ["503", { status: 503 }],
    ["504", { status: 504 }],
  ])("has a write that is not safe to repeat sent once: %s", async (_what, fault) => {
    faults = [fault];
    expect(await failureOf(api(write, calls))).toMatchObject({ outcome: "uncertain" });
    expect([vendor.calls.length, slots]).toEqual([1, 1]);
  });

  it("is no more than two: then the lane waits, and between them it waited a quarter of a second at most", async () => {
    faults = ["drop", "drop", "drop", "drop"];
    const timers = vi.spyOn(globalThis, "setTimeout");
    expect(await failureOf(api(read, calls))).toEqual({ outcome: "retry", code: "network" });
    expect([vendor.calls.length, slots]).toEqual([3, 3]);
    // The connection has timers of its own, and they are longer.
    const pausesMs = timers.mock.calls.flatMap(([, ms = 0]) => (ms >= 25 && ms <= 250 ? [ms] : []));
    timers.mockRestore();
    expect(pausesMs).toHaveLength(2);
    vendor.calls.length = 0;
    faults = [{ status: 502 }, { status: 503 }, { status: 504 }, { status: 502 }];
    expect(await failureOf(api(read, calls))).toMatchObject({ outcome: "retry", code: "acme_504" });
    expect(vendor.calls.length).toBe(3);
  });

  it("is none where the vendor says when: that is obeyed", async () => {
    for (const status of [502, 503, 504]) {
      faults = [{ status, headers: { "retry-after": "7" } }];
      expect(await failureOf(api(read, calls))).toMatchObject({ outcome: "retry", afterMs: 7_000 });
    }
    expect(vendor.calls.length).toBe(3);
  });

  it.each([400, 401, 403, 404, 408, 409, 422, 423, 425, 429, 500, 501])(
    "is no answer %i: asked once",
    async (status) => {
      faults = [{ status }];
      await failureOf(api(read, calls));
      expect([vendor.calls.length, slots]).toEqual([1, 1]);
    },
  );

  it("is not waited for beyond the deadline: what the vendor said last stands", async () => {
    const deadline = new AbortController();
    faults = [{ status: 502 }, { status: 502 }, { status: 502 }];
    const asked = failureOf(api(read, { signal: deadline.signal, slot: takeSlot }));
    while (vendor.calls.length < 2) await new Promise((resolve) => setImmediate(resolve));
    deadline.abort();
    // The deadline may come while the second answer is under way, or in the wait after it.
    expect(["acme_502", "deadline"]).toContain((await asked).code);
    expect([vendor.calls.length, slots]).toEqual([2, 2]);
    expect(await failureOf(api(read, { signal: AbortSignal.abort(), slot: takeSlot }))).toEqual({
      outcome: "retry",
      code: "deadline",
    });
    expect(vendor.calls.length).toBe(2);
  });

  it("goes no further than the slots do", async () => {
    const busy = { outcome: "retry", code: "busy", vendorIsWell: true } as const;
    const slot = async (): Promise<void> => {
      slots += 1;
      if (slots > 1) throw new FailureError(busy);
    };
    faults = [{ status: 502 }];
    expect(await failureOf(api(read, { ...calls, slot }))).toEqual(busy);
    expect([vendor.calls.length, slots]).toEqual([1, 2]);
  });

  it("is no error of our own: that is thrown on at once", async () => {
    const slot = async (): Promise<void> => {
      slots += 1;
      throw new TypeError("bug");
    };
    await expect(api(read, { ...calls, slot })).rejects.toThrow(TypeError);
    await expect(api({ ...read, headers: { "not a name": "x" } }, calls)).rejects.toThrow();
    expect([vendor.calls.length, slots]).toEqual([0, 2]);
  });

  it("renews no key twice", async () => {
    let renewals = 0;
    const token: AccessToken = { value: new Secret("old") };
    const away = new FailureError({ outcome: "retry", code: "network" });
    const tokens = {
      current: async () => token,
      renewed: async () => {
        renewals += 1;
        throw away;
      },
    };
    faults = [{ status: 401 }];
    const granted = apiAt(byGrant(tokens, () => ({ base: vendor.url, headers: {} })));
    expect(await failureOf(granted(read, calls))).toEqual(away.failure);
    expect([renewals, vendor.calls.length]).toEqual([1, 1]);
  });
});
