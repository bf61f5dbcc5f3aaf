import { describe, expect, it } from "vitest";
import {
  buildEffect,
  type ClaimedEffect,
  conversationId,
  type Deliverer,
  LostHold,
  lane,
  type Traces,
  turnId,
} from "../../src/core/index.ts";
import { attempt } from "../../src/outbox/attempt.ts";

const never = new AbortController().signal;
const effect = buildEffect(
  { kind: "ticket.note", payload: { text: "а", public: true } },
  { conversationId: conversationId("c_1"), turnId: turnId("t"), node: "test" },
);
const done = { outcome: "done", receipt: {} } as const;
const trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

/** What one attempt comes to, and its steps in order. */
async function attempted(
  deliverer: Partial<Deliverer> & Pick<Deliverer, "deliver">,
  part: Partial<ClaimedEffect> = {},
  withheldPart = false,
) {
  const steps: unknown[] = [];
  const spans: unknown[] = [];
  const traces: Traces = {
    current: () => undefined,
    run: ({ name, parent, fields }, work) => {
      spans.push({ name, isChild: parent !== undefined, ...fields });
      return work({ traceParent: undefined, fail: (code) => spans.push(`${name} failed: ${code}`) });
    },
  };
  const claimed = {
    effect,
    attempt: 2,
    failureCount: 0,
    unsureCount: 0,
    deathCount: 0,
    partsDone: 1,
    ageMs: 7,
    ...part,
  };
  const result = await attempt(
    {
      traces,
      deliveries: {
        claimPart: async () => {
          steps.push("claim");
          return withheldPart ? "withheld" : "claimed";
        },
        keepParts: async (_fence, _key, count) => void steps.push(`keep ${count}`),
        rest: async () => void steps.push("rest"),
      },
    },
    { lane: lane("c_1/ticket"), fence: 1 },
    claimed,
    {
      hold: { lane: lane("c_1/ticket"), lost: never, stopping: never },
      deliverer: {
        ...deliverer,
        deliver: (each, context) => {
          steps.push("deliver");
          return deliverer.deliver(each, context);
        },
      },
      pace: Object.assign(async () => void steps.push("slot"), { renew: async () => undefined }),
    },
  );
  return { result, steps, spans };
}

describe("one attempt", () => {
  it("tells the deliverer which one it is, how old the effect is, and which parts arrived", async () => {
    const told: unknown[] = [];
    const { result, steps } = await attempted({
      deliver: async (of, { attempt: number, ageMs, partsDone }) => {
        told.push([of.key, number, ageMs, partsDone]);
        return done;
      },
    });
    expect([result, steps, told]).toEqual([done, ["deliver"], [[effect.key, 2, 7, 1]]]);
  });

  it("keeps each part that arrived, then waits for a slot, then makes sure that the rest is still to be said", async () => {
    const inParts: Pick<Deliverer, "deliver"> = {
      deliver: async (_effect, { nextPart, pace }) => {
        await nextPart(1);
        await pace();
        return done;
      },
    };
    expect(await attempted(inParts)).toMatchObject({
      result: done,
      steps: ["deliver", "keep 1", "slot", "claim", "slot"],
    });
    expect(await attempted(inParts, {}, true)).toMatchObject({
      result: "withheld",
      steps: ["deliver", "keep 1", "slot", "claim"],
    });
  });

  it("ends with the lane where the lane is lost", async () => {
    const lost = attempted({ deliver: () => Promise.reject(new LostHold("taken")) });
    await expect(lost).rejects.toThrow(LostHold);
  });
});

describe("an effect that may have come true already", () => {
  const unsure = { unsureCount: 1 };
  const down = { outcome: "uncertain", code: "http_502", isUnderWay: true } as const;
  const deliver = async () => done;

  it("is risked a single time where a repeat is not safe, and the vendor is not asked for that", async () => {
    expect((await attempted({ deliver }, unsure)).steps).toEqual(["deliver"]);
    expect(await attempted({ deliver }, { unsureCount: 2 })).toMatchObject({
      result: { outcome: "refused", code: "unsure_twice", isUnasked: true },
      steps: [],
    });
  });

  it("is repeated as often as it takes where that is safe; nobody asks how the vendor is", async () => {
    let asked = 0;
    const trouble = async (): Promise<undefined> => {
      asked += 1;
    };
    const safe = { deliver, trouble, isSafeToRepeat: true as const };
    expect((await attempted(safe, { unsureCount: 9 })).steps).toEqual(["deliver"]);
    expect(asked).toBe(0);
  });

  it("waits for a vendor that does not answer; asking makes nothing more unsure, and nobody waits for a person", async () => {
    const { result, steps } = await attempted({ deliver, trouble: async () => down }, unsure);
    expect(result).toEqual({ ...down, outcome: "retry" });
    expect(steps).toEqual(["rest"]);
    const locked = { outcome: "locked", code: "http_401" } as const;
    expect((await attempted({ deliver, trouble: async () => locked }, unsure)).result).toEqual(locked);
  });

  it("is repeated when the vendor answers, if it is still to be said", async () => {
    const well = { deliver, trouble: async () => undefined };
    expect(await attempted(well, unsure)).toMatchObject({ result: done, steps: ["rest", "claim", "deliver"] });
    expect(await attempted(well, unsure, true)).toMatchObject({ result: "withheld", steps: ["rest", "claim"] });
    expect((await attempted(well)).steps).toEqual(["deliver"]);
  });
});

describe("the trace of an attempt", () => {
  const refused = { outcome: "refused", code: "http_422" } as const;
  const whole = { name: "effect.deliver", kind: "ticket.note", effectKey: effect.key, lane: effect.lane, attempt: 2 };
  const call = { name: "vendor.call", isChild: false, vendor: "acme", kind: "ticket.note" };

  it("has the call to the vendor under it, and both say why they failed", async () => {
    const { spans } = await attempted({ vendor: "acme", deliver: async () => refused }, { trace });
    expect(spans).toEqual([
      { ...whole, isChild: true },
      call,
      "vendor.call failed: http_422",
      "effect.deliver failed: http_422",
    ]);
  });

  it("says nothing of what went well, and has no call where no vendor is called", async () => {
    expect((await attempted({ vendor: "acme", deliver: async () => done })).spans).toEqual([
      { ...whole, isChild: false },
      call,
    ]);
    expect((await attempted({ deliver: async () => done })).spans).toEqual([{ ...whole, isChild: false }]);
  });
});
