import { expect, it } from "vitest";
import { shopSchema, staffLanguageOf } from "../../src/core/shop.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

it.each([
  [{ lifetimeValueAbove: 0 }, true],
  [{ reasons: ["complaint"] }, true],
  [{ lifetimeValueAbove: 1, reasons: ["complaint"] }, true],
  [{}, false],
  [{ lifetimeValueAbove: -1 }, false],
  [{ reasons: [] }, false],
])("a helpdesk's rule of %j is one: %s", (rule, isOne) => {
  const helpdesk = { ...demoShop.helpdesk, rules: [{ to: "acme", ...rule }] };
  expect(shopSchema.safeParse({ ...demoShop, helpdesk }).success).toBe(isOne);
});

it("the staff read the shop's first language", () => {
  expect([staffLanguageOf({ languages: ["en", "uk"] }), staffLanguageOf({ languages: [] })]).toEqual(["en", "uk"]);
});
