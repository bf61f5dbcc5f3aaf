import { describe, expect, it } from "vitest";
import {
  type Budgets,
  buildEffect,
  conversationId,
  type Deliverer,
  effectKinds,
  FailureError,
  turnId,
} from "../../src/core/index.ts";
import type { OutboxEvent } from "../../src/outbox/outbox-event.ts";
import { tellBreaker } from "../../src/outbox/vendor-health.ts";
import { vendorSlots } from "../../src/outbox/vendor-slots.ts";
import { withWouldDo } from "../../src/outbox/would-do.ts";

const budgetsWith = (take: Budgets["take"]): Budgets => ({
  take,
  pause: async () => undefined,
  pausedForMs: async () => 0,
});
const acme = { vendor: "acme", limit: { calls: 1, perMs: 1_000 } };

describe("a slot for a call outside the outbox", () => {
  it("is one of the vendor's", async () => {
    const taken: string[] = [];
    const budgets = budgetsWith(async (budget) => {
      taken.push(budget);
      return { granted: true, waitMs: 0 };
    });
    await vendorSlots({ budgets }, acme)();
    expect(taken).toEqual(["acme"]);
  });

  it("that is too far away is a failure that says: again, later; what customers wait for goes first", async () => {
    const budgets = budgetsWith(async () => ({ granted: false, againInMs: 9_000 }));
    const error = await vendorSlots({ budgets }, acme)().catch((thrown: unknown) => thrown);
    if (!(error instanceof FailureError)) throw error;
    expect(error.failure).toEqual({ outcome: "retry", code: "busy", isUnasked: true, vendorIsWell: true });
  });

  it("that cannot be asked for is no busy vendor", async () => {
    const budgets = budgetsWith(() => Promise.reject(new TypeError("away")));
    await expect(vendorSlots({ budgets }, acme)()).rejects.toThrow(TypeError);
  });
});

describe("a breaker", () => {
  const told = async (changed: "opened" | "closed" | "locked" | undefined, vendor?: string) => {
    const events: OutboxEvent[] = [];
    const asked: unknown[] = [];
    const breakers = {
      admit: async () => ({ may: true, isProbe: false }) as const,
      report: async (...args: unknown[]) => {
        asked.push(args);
        return changed;
      },
    };
    const deliverer: Deliverer = {
      deliver: async () => ({ outcome: "done", receipt: {} }),
      ...(vendor === undefined ? {} : { vendor }),
    };
    const deps = { breakers, report: (event: OutboxEvent) => events.push(event) };
    return { answer: await tellBreaker(deps, deliverer, "failed", true), events, asked };
  };

  it.each(["opened", "closed", "locked"] as const)("that %s is told to the operator", async (changed) => {
    expect(await told(changed, "acme")).toEqual({
      answer: changed,
      events: [{ event: `breaker_${changed}`, vendor: "acme" }],
      asked: [["acme", "failed", { isProbe: true }]],
    });
  });

  it("that stays as it is is no news, and where no vendor is called there is none", async () => {
    expect((await told(undefined, "acme")).events).toEqual([]);
    expect(await told("opened")).toEqual({ answer: undefined, events: [], asked: [] });
  });
});

describe("where no vendor is configured", () => {
  it("each kind of effect is kept as one that was not sent; what is configured stays", async () => {
    const own: Deliverer<"ticket.note"> = {
      deliver: async () => ({ outcome: "done", receipt: { externalId: "v-1" } }),
    };
    const all = withWouldDo({ "ticket.note": own });
    expect(Object.keys(all).toSorted()).toEqual(effectKinds.toSorted());
    expect(all["ticket.note"]).toBe(own);
    const other = all["crm.assign"];
    if ("choose" in other) throw new Error("nothing is chosen here");
    const effect = buildEffect(
      { kind: "crm.assign", payload: { role: "ai" } },
      { conversationId: conversationId("c_1"), turnId: turnId("t"), node: "test" },
    );
    const signal = new AbortController().signal;
    const nothing = async (): Promise<void> => undefined;
    const context = {
      attempt: 1,
      ageMs: 0,
      signal,
      partsDone: 0,
      nextPart: nothing,
      pace: nothing,
      renewSlot: nothing,
    };
    if (effect.kind !== "crm.assign") throw new Error("another kind was built");
    expect(await other.deliver(effect, context)).toEqual({ outcome: "done", receipt: { wouldDo: true } });
  });
});
