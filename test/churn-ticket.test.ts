import { describe, expect, it } from "vitest";
import { churnTicket } from "../src/churn-ticket.ts";

describe("a churn ticket", () => {
  it.each([
    [0.71, 1_001, "urgent"],
    [0.71, 1_000, "high"],
    [0.7, 501, "high"],
    [0.7, 500, "medium"],
    [0.1, 10, "medium"],
  ])("risk %s and value %s is %s", (churnRisk, lifetimeValue, priority) => {
    expect(churnTicket({ id: "C-1", churnRisk, lifetimeValue }).priority).toBe(priority);
  });

  it("has the customer's context, what to do, and tags without an empty one", () => {
    const ticket = churnTicket({
      ...{ id: "C-7", churnRisk: 0.857, lifetimeValue: 1_234.5, archetype: "", riskLevel: "critical" },
      daysSincePurchase: 90,
    });
    expect(ticket.subject).toBe("High Churn Risk: C-7");
    expect(ticket.tags).toEqual(["churn-risk", "retention", "risk-85"]);
    for (const part of ["1234.50", "85.7 %", "CRITICAL", "90", "account manager"]) expect(ticket.text).toContain(part);
    expect(churnTicket({ id: "C-7", churnRisk: 0.5, lifetimeValue: 1 }).text).toContain("Watch closely");
  });

  it("is one per customer, and wants a risk that is one", () => {
    const of = (churnRisk: number) => churnTicket({ id: "C-7", churnRisk, lifetimeValue: 1 });
    expect(of(0.8).key).toBe(of(0.9).key);
    for (const risk of [-0.1, 1.1, Number.NaN]) expect(() => of(risk)).toThrow("between 0 and 1");
  });
});
