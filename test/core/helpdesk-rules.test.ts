import { describe, expect, it } from "vitest";
import { fieldsAt, helpdeskByRule, lifetimeValueOf } from "../../src/core/helpdesk-rules.ts";
import { fromMajor, type HelpdeskRule, type OrderStatus, orderId, type PastOrder } from "../../src/core/index.ts";

const order = (status: OrderStatus, major: number): PastOrder => ({
  id: orderId(`o_${status}_${major}`),
  number: "1",
  status,
  lines: [],
  total: fromMajor(major, "UAH"),
  placedAt: "2026-01-14T08:00:00.000Z",
});

describe("what a customer is worth to the shop", () => {
  const counts: Readonly<Record<OrderStatus, boolean>> = {
    new: false,
    pending_payment: false,
    paid: true,
    processing: true,
    shipped: true,
    delivered: true,
    cancelled: false,
    refunded: false,
  };

  it.each(Object.entries(counts))("an order that is %s counts: %s", (status, isCounted) => {
    expect(lifetimeValueOf([order(status as OrderStatus, 700)])).toBe(isCounted ? 700 : 0);
  });

  it("is the sum of what was paid, in whole units", () => {
    expect(lifetimeValueOf([order("paid", 1_000.5), order("new", 9_000), order("delivered", 200)])).toBe(1_200.5);
    expect(lifetimeValueOf([])).toBe(0);
  });
});

describe("the helpdesk that a rule names", () => {
  const rules: HelpdeskRule[] = [
    { lifetimeValueAbove: 10_000, to: "rich" },
    { reasons: ["complaint", "safety"], to: "angry" },
  ];

  it("begins above the value, not at it", () => {
    expect(helpdeskByRule(rules, { lifetimeValue: 10_000 })).toBeUndefined();
    expect(helpdeskByRule(rules, { lifetimeValue: 10_000.01 })).toBe("rich");
  });

  it("is that of the first rule that fits", () => {
    expect(helpdeskByRule(rules, { lifetimeValue: 20_000, reason: "complaint" })).toBe("rich");
    expect(helpdeskByRule(rules, { lifetimeValue: 1, reason: "safety" })).toBe("angry");
  });

  it("wants all that a rule says, and a reason where it names some", () => {
    const both: HelpdeskRule[] = [{ lifetimeValueAbove: 100, reasons: ["spam"], to: "both" }];
    expect(helpdeskByRule(both, { lifetimeValue: 500 })).toBeUndefined();
    expect(helpdeskByRule(both, { lifetimeValue: 500, reason: "abuse" })).toBeUndefined();
    expect(helpdeskByRule(both, { lifetimeValue: 50, reason: "spam" })).toBeUndefined();
    expect(helpdeskByRule(both, { lifetimeValue: 500, reason: "spam" })).toBe("both");
  });
});

describe("a helpdesk's own fields", () => {
  it("get what is known, under the names they have there, as words", () => {
    const names = { lifetime_value: "cf_value", username: "cf_user", order: "cf_order" };
    expect(fieldsAt(names, { lifetime_value: 0, username: "", phone: "1" })).toEqual({ cf_value: "0" });
    expect(fieldsAt(undefined, { username: "olena" })).toEqual({});
  });
});
