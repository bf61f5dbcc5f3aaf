import { expect, it } from "vitest";
import { localised } from "../../../src/core/index.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { callTool } from "../../kit/tool-situation.ts";

it("tells the terms that were asked for, in the customer's language, as the shop's own words", async () => {
  const { result, evidence } = await callTool("shop_info", { topics: ["returns", "hours"] }, { language: "en" });
  expect(result).toEqual({
    info: { returns: localised(demoShop.returns, "en"), hours: expect.stringContaining("Mon") },
  });
  expect(evidence.texts).toHaveLength(2);
  expect((await callTool("shop_info", { topics: [] })).result).toHaveProperty("error");
});
