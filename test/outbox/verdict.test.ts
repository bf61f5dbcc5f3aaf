import { describe, expect, it } from "vitest";
import {
  buildEffect,
  type ClaimedEffect,
  conversationId,
  type DeliveryResult,
  type Effect,
  type EffectDraft,
  type Failure,
  fromMajor,
  orderId,
  turnId,
} from "../../src/core/index.ts";
import { deliveryTrouble } from "../../src/outbox/delivery-trouble.ts";
import { nextTryMs } from "../../src/outbox/next-try.ts";
import { healthAfter, isVendorsFailure } from "../../src/outbox/vendor-health.ts";
import { type Verdict, verdictOf } from "../../src/outbox/verdict.ts";

const days = 24 * 3_600_000;
const effectOf = (draft: EffectDraft): Effect =>
  buildEffect(draft, { conversationId: conversationId("c_1"), turnId: turnId("t"), node: "test" });
const note = effectOf({ kind: "ticket.note", payload: { text: "а", public: true } });
const post = effectOf({ kind: "staff.post", payload: { topic: "message", text: "а", actions: [] } });
const replyBy = (by: "ai" | "person"): Effect =>
  effectOf({
    kind: "reply.send",
    payload: { reply: { id: "r", turnId: "t", kind: "plain", text: "а" }, epoch: 0, by },
  });

const claimed = (part: Partial<ClaimedEffect> = {}): ClaimedEffect => ({
  effect: note,
  attempt: 1,
  failureCount: 0,
  unsureCount: 0,
  deathCount: 0,
  partsDone: 0,
  ageMs: 0,
  ...part,
});
const verdict = (
  result: DeliveryResult,
  part: Partial<ClaimedEffect> = {},
  deliverer: Parameters<typeof verdictOf>[0]["deliverer"] = {},
): Verdict => verdictOf({ claimed: claimed(part), deliverer }, result, () => 0);

describe("an attempt that came true", () => {
  it("is done with the vendor's receipt, and the vendor is well", () => {
    const receipt = { externalId: "v-1" };
    expect(verdict({ outcome: "done", receipt })).toEqual({
      settlement: { to: "done", receipt },
      health: "well",
      events: [{ event: "done" }],
    });
  });

  it("says of the vendor nothing where it was not asked, and that nothing was sent where none is configured", () => {
    expect(verdict({ outcome: "done", receipt: {}, isUnasked: true }).health).toBe("unasked");
    expect(verdict({ outcome: "done", receipt: { wouldDo: true } }).events).toEqual([{ event: "would_do" }]);
  });
});

describe("an attempt that was refused", () => {
  const refused = { outcome: "refused", code: "http_422" } as const;

  it("is a dead letter, told to the people who can do something about it", () => {
    expect(verdict({ ...refused, detail: "no such ticket" })).toEqual({
      settlement: {
        to: "dead",
        code: "http_422",
        detail: "no such ticket",
        told: {
          kind: "delivery_trouble",
          outcome: "dead",
          effectKey: note.key,
          effectKind: "ticket.note",
          code: "http_422",
          detail: "no such ticket",
        },
      },
      health: "well",
      events: [{ event: "dead", code: "http_422" }],
    });
    expect(verdict(refused).settlement).not.toHaveProperty("detail");
  });

  it("is told nobody who knows already, and not to the staff where what the staff are told cannot be delivered", () => {
    for (const each of [verdict({ ...refused, isTold: true }), verdict(refused, { effect: post })]) {
      expect(each.settlement).toEqual({ to: "dead", code: "http_422" });
    }
  });

  it("because the customer is gone withholds the AI's words; a person's are a dead letter that they see", () => {
    const gone = { outcome: "refused", code: "telegram_403", isCustomerGone: true } as const;
    expect(verdict(gone, { effect: replyBy("ai") })).toEqual({
      settlement: { to: "unreachable" },
      health: "well",
      events: [{ event: "refused", code: "telegram_403" }],
      isCustomerGone: true,
    });
    for (const effect of [replyBy("person"), note]) {
      const { settlement, isCustomerGone } = verdict(gone, { effect });
      expect([settlement.to, isCustomerGone]).toEqual(["dead", undefined]);
    }
    expect(verdict(refused, { effect: replyBy("ai") }).settlement.to).toBe("dead");
  });
});

describe("an attempt that failed", () => {
  const away = { outcome: "retry", code: "http_503" } as const;

  it("is tried again after the back-off, and counts against the vendor", () => {
    expect(verdict({ ...away, detail: "down" }, { attempt: 3 })).toStrictEqual({
      settlement: { to: "again", afterMs: 4_000, code: "http_503", detail: "down", isFailure: true },
      health: "failed",
      events: [{ event: "retry", code: "http_503", afterMs: 4_000 }],
    });
  });

  it("counts not where the vendor is well, and silences everybody where the vendor asks for it", () => {
    expect(verdict({ ...away, vendorIsWell: true })).toStrictEqual({
      settlement: { to: "again", afterMs: 1_000, code: "http_503" },
      health: "well",
      events: [{ event: "retry", code: "http_503", afterMs: 1_000 }],
    });
    expect(verdict({ ...away, pauseVendorMs: 60_000 })).toStrictEqual({
      settlement: { to: "again", afterMs: 60_000, code: "http_503" },
      health: "well",
      events: [{ event: "retry", code: "http_503", afterMs: 60_000 }],
      pauseVendorMs: 60_000,
    });
  });

  it("and may have come true is remembered as unsure", () => {
    expect(verdict({ outcome: "uncertain", code: "timeout" })).toMatchObject({
      settlement: { to: "again", isUnsure: true, isFailure: true },
      health: "failed",
      events: [{ event: "uncertain" }],
    });
  });

  it("for wrong rights waits, alarms the people who have the key, and is never given up", () => {
    const locked = { outcome: "locked", code: "http_401", detail: "check the key" } as const;
    const old = { ageMs: 30 * days, failureCount: 99 };
    expect(verdict(locked, old, { vendor: "acme", maxAttempts: 1 })).toStrictEqual({
      settlement: { to: "again", afterMs: 0, code: "http_401", detail: "check the key" },
      health: "locked",
      events: [{ event: "locked", code: "http_401", afterMs: 0 }],
      alarm: deliveryTrouble(note, "locked", locked),
    });
  });

  it("is given up after the failures a deliverer allows; what is not the vendor's failure is none", () => {
    const given = (failure: Failure, failureCount: number) => verdict(failure, { failureCount }, { maxAttempts: 3 });
    expect([given(away, 1).settlement.to, given(away, 2).settlement.to]).toEqual(["again", "dead"]);
    expect(given({ ...away, vendorIsWell: true }, 99).settlement.to).toBe("again");
    expect(given(away, 2).events).toEqual([
      { event: "retry", code: "http_503" },
      { event: "dead", code: "http_503" },
    ]);
    expect(verdict(away, { failureCount: 1_000 }).settlement.to).toBe("again");
  });

  it("is given up after three days, or after what a deliverer says", () => {
    const waited = (ageMs: number, giveUpAfterMs?: number) =>
      verdict({ ...away, vendorIsWell: true }, { ageMs }, giveUpAfterMs === undefined ? {} : { giveUpAfterMs });
    expect([waited(3 * days - 1).settlement.to, waited(3 * days).settlement.to]).toEqual(["again", "dead"]);
    expect([waited(9, 10).settlement.to, waited(10, 10).settlement.to]).toEqual(["again", "dead"]);
  });

  it("and was given up may still have come true, or be under way: a replay looks first", () => {
    const unsure = { outcome: "uncertain", code: "timeout" } as const;
    const old = { ageMs: 3 * days };
    expect(verdict(unsure, old).settlement).toMatchObject({ to: "dead", isUnsure: true });
    expect(verdict(unsure, old).settlement).not.toHaveProperty("isUnderWay");
    expect(verdict({ ...unsure, isUnderWay: true }, old).settlement).toMatchObject({
      isUnsure: true,
      isUnderWay: true,
    });
    expect(verdict(away, old).settlement).not.toHaveProperty("isUnsure");
    expect(verdict(away, old).settlement).not.toHaveProperty("isUnderWay");
  });
});

describe("the next try", () => {
  const next = (failure: Parameters<typeof nextTryMs>[0], lateMs?: number): number =>
    nextTryMs(failure, 2, { vendor: "acme", ...(lateMs === undefined ? {} : { lateMs }) }, () => 0);

  it("a deliverer that names no vendor has no breaker to wait for: a lock is tried again by itself", () => {
    expect(nextTryMs({ outcome: "locked", code: "http_401" }, 2, {}, () => 0)).toBe(2_000);
  });

  it.each<[string, Parameters<typeof nextTryMs>[0], number]>([
    ["after the back-off", { outcome: "retry", code: "x" }, 2_000],
    ["when the vendor says", { outcome: "retry", code: "x", afterMs: 37_000 }, 37_000],
    ["at once where the vendor says so", { outcome: "retry", code: "x", afterMs: 0 }, 0],
    ["not before the silence is over", { outcome: "retry", code: "x", afterMs: 1, pauseVendorMs: 9_000 }, 9_000],
    ["after the back-off where that is longer", { outcome: "retry", code: "x", pauseVendorMs: 1_500 }, 2_000],
    ["after the back-off where it is unsure", { outcome: "uncertain", code: "x" }, 2_000],
    ["when the breaker says, where the rights are wrong", { outcome: "locked", code: "x" }, 0],
  ])("is %s", (_when, failure, waitMs) => {
    expect(next(failure)).toBe(waitMs);
  });

  it("leaves a vendor that may be at it still its time, and no other", () => {
    const late = { outcome: "uncertain", code: "x", isUnderWay: true } as const;
    expect([next(late), next(late, 90_000), next(late, 10)]).toEqual([2_000, 90_000, 2_000]);
    expect(next({ outcome: "uncertain", code: "x" }, 90_000)).toBe(2_000);
  });
});

describe("a vendor's health", () => {
  it.each<[Failure, ReturnType<typeof healthAfter>, boolean]>([
    [{ outcome: "retry", code: "x" }, "failed", true],
    [{ outcome: "retry", code: "x", vendorIsWell: true }, "well", false],
    [{ outcome: "retry", code: "x", pauseVendorMs: 0 }, "well", false],
    [{ outcome: "uncertain", code: "x" }, "failed", true],
    [{ outcome: "refused", code: "x" }, "well", false],
    [{ outcome: "locked", code: "x" }, "locked", false],
    [{ outcome: "retry", code: "x", isUnasked: true }, "unasked", true],
    [{ outcome: "refused", code: "x", isUnasked: true }, "unasked", false],
  ])("after %j is %s; that it failed is %s", (failure, health, isFailure) => {
    expect([healthAfter(failure), isVendorsFailure(failure)]).toEqual([health, isFailure]);
  });
});

describe("trouble with a delivery", () => {
  it("names the order, where it was to go, and which of the customer's data was not taken", () => {
    const delivery = { city: "Київ" };
    const order = effectOf({
      kind: "crm.order",
      payload: {
        orderId: orderId("o_1"),
        lines: [],
        delivery,
        total: fromMajor(1, "UAH"),
        paid: fromMajor(1, "UAH"),
        paymentMethod: "full",
        status: "paid",
      },
    });
    const failure = { outcome: "refused", code: "phone", fields: ["phone"] } as const;
    expect(deliveryTrouble(order, "dead", failure)).toEqual({
      kind: "delivery_trouble",
      outcome: "dead",
      effectKey: order.key,
      effectKind: "crm.order",
      code: "phone",
      orderId: "o_1",
      delivery,
      fields: ["phone"],
    });
    const ofNote = deliveryTrouble(note, "locked", { outcome: "locked", code: "http_401" });
    for (const none of ["orderId", "delivery", "detail", "fields"]) expect(ofNote).not.toHaveProperty(none);
  });
});
