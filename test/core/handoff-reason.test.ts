import { describe, expect, it } from "vitest";
import { requestSchema } from "../../nodes/turn/request.ts";
import { handoffReasons, reasonNow, shopSchema, storedReasons } from "../../src/core/index.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

describe("reasons of a hand-over under their former names", () => {
  it("are today's, and today's stay what they are", () => {
    expect(storedReasons.map(reasonNow)).toEqual([
      ...handoffReasons,
      ...["person", "other", "safety", "safety", "abuse", "failed", "failed"],
    ]);
  });

  it("are read in a shop's configuration", () => {
    const { helpdesk, handoff } = shopSchema.parse({
      ...demoShop,
      helpdesk: { rules: [{ to: "zendesk", reasons: ["self_harm", "complaint"] }] },
      handoff: { ...demoShop.handoff, never: ["out_of_domain", "order_problem"] },
    });
    expect([helpdesk.rules[0]?.reasons, handoff.never]).toEqual([
      ["safety", "complaint"],
      ["other", "order_problem"],
    ]);
  });

  it("are read in a turn that an earlier version began", () => {
    for (const reason of storedReasons) {
      expect(requestSchema.safeParse({ to: "escalation", turnId: "t", reason }).success).toBe(true);
    }
  });
});
