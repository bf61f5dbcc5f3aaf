import { expect, it } from "vitest";
import { localised } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { callTool, toolDeps } from "../../kit/tool-situation.ts";

it("tells the terms that were asked for, in the customer's language, as the shop's own words", async () => {
  const { result, evidence } = await callTool("shop_info", { topics: ["returns", "hours"] }, { language: "en" });
  expect(result).toEqual({
    info: { returns: localised(demoShop.returns, "en"), hours: expect.stringContaining("Mon") },
  });
  expect(evidence.texts).toHaveLength(2);
  expect((await callTool("shop_info", { topics: [] })).result).toHaveProperty("error");
});

it("tells how the rest is paid, and how the shop is reached", async () => {
  const { result, evidence } = await callTool("shop_info", { topics: ["payment", "contacts"] });
  expect(result).toEqual({
    info: {
      payment: "повна оплата; передоплата 200 грн: решту оплачуєте на пошті при отриманні",
      contacts: "hello@example.com, Київ, вул. Прикладна, 1, https://example.com/",
    },
  });
  expect(evidence.texts).toHaveLength(2);
});

it("says of what the shop says nothing", async () => {
  const { contacts: _contacts, ...shop } = demoShop;
  const { result } = await callTool("shop_info", { topics: ["contacts", "returns"] }, {}, { ...toolDeps, shop });
  expect(result).toEqual({ info: { returns: demoShop.returns.uk }, unknown: ["contacts"] });
});
