import { describe, expect, it } from "vitest";
import {
  buildEffect,
  conversationId,
  type Deliverer,
  type DeliveryResult,
  type EffectDraft,
  lane,
  turnId,
} from "../../src/core/index.ts";
import { settle } from "../../src/outbox/settle.ts";

const note: EffectDraft = { kind: "ticket.note", payload: { text: "а", public: true } };
const ofAi: EffectDraft = {
  kind: "reply.send",
  payload: { reply: { id: "r", turnId: "t", kind: "plain", text: "а" }, epoch: 0, by: "ai" },
};

/** What is done, step by step, after an attempt came to this. */
async function stepsAfter(
  result: DeliveryResult | "withheld",
  { draft = note, vendor = "acme", changed }: { draft?: EffectDraft; vendor?: string | null; changed?: "locked" } = {},
): Promise<unknown[]> {
  const steps: unknown[] = [];
  const effect = buildEffect(draft, { conversationId: conversationId("c_1"), turnId: turnId("t"), node: "test" });
  const deliverer: Deliverer = {
    deliver: async () => ({ outcome: "done", receipt: {} }),
    ...(vendor === null ? {} : { vendor }),
  };
  const claimed = { effect, attempt: 2, failureCount: 0, unsureCount: 0, deathCount: 0, partsDone: 0, ageMs: 7 };
  await settle(
    {
      deliveries: { settle: async (_fence, _key, { to }) => void steps.push(["written", to]) },
      breakers: {
        admit: async () => ({ may: true, isProbe: false }),
        report: async (...told) => {
          steps.push(["breaker", ...told]);
          return changed;
        },
      },
      budgets: {
        take: async () => ({ granted: true, waitMs: 0 }),
        pause: async (...of) => void steps.push(["silence", ...of]),
        pausedForMs: async () => 0,
      },
      report: (event) => steps.push(["told", event]),
      customerGone: async () => void steps.push(["customer gone"]),
      alarm: async ({ code }) => void steps.push(["alarm", code]),
      random: () => 0,
    },
    { fence: { lane: lane("c_1/ticket"), fence: 1 }, claimed, deliverer, isProbe: true, attemptMs: 5 },
    result,
  );
  return steps;
}

describe("after an attempt", () => {
  it("it is written down first, then the breaker and the operator are told", async () => {
    expect(await stepsAfter({ outcome: "done", receipt: {} })).toMatchObject([
      ["written", "done"],
      ["breaker", "acme", "well", { isProbe: true }],
      ["told", { event: "done", attempt: 2, attemptMs: 5, waitMs: 7, effect: { kind: "ticket.note" } }],
    ]);
  });

  it("whoever counts on a customer who is gone knows it before it is written down", async () => {
    const gone = { outcome: "refused", code: "telegram_403", isCustomerGone: true } as const;
    expect((await stepsAfter(gone, { draft: ofAi })).slice(0, 2)).toEqual([
      ["customer gone"],
      ["written", "unreachable"],
    ]);
    expect(await stepsAfter(gone)).not.toContainEqual(["customer gone"]);
  });

  it("everybody is silent to a vendor that wants it, where a vendor was called", async () => {
    const busy = { outcome: "retry", code: "http_429", pauseVendorMs: 60_000 } as const;
    expect(await stepsAfter(busy)).toContainEqual(["silence", "acme", 60_000]);
    const without = await stepsAfter(busy, { vendor: null });
    expect(without).toMatchObject([
      ["written", "again"],
      ["told", { event: "retry" }],
    ]);
  });

  it("the people who have the key are alarmed when that is what locked the vendor, and only then", async () => {
    const locked = { outcome: "locked", code: "http_401" } as const;
    const steps = await stepsAfter(locked, { changed: "locked" });
    expect(steps).toContainEqual(["alarm", "http_401"]);
    expect(steps).toContainEqual(["told", { event: "breaker_locked", vendor: "acme" }]);
    expect(await stepsAfter(locked)).not.toContainEqual(["alarm", "http_401"]);
    const away = await stepsAfter({ outcome: "retry", code: "http_503" }, { changed: "locked" });
    expect(away).not.toContainEqual(["alarm", "http_503"]);
  });

  it("whose last parts were withheld, the vendor is well: the parts before arrived", async () => {
    expect(await stepsAfter("withheld")).toMatchObject([
      ["breaker", "acme", "well", { isProbe: true }],
      ["told", { event: "withheld", kind: "ticket.note", lane: "c_1/ticket" }],
    ]);
  });
});
