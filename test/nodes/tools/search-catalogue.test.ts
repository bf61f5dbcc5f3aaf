import { expect, it } from "vitest";
import { callTool } from "../../kit/tool-situation.ts";

it("finds articles with their prices in whole units, and keeps them as what was shown", async () => {
  const { result, change, evidence } = await callTool("search_catalogue", { category: "сукні", size: "122" });
  const found = {
    title: "Сукня «Ромашка»",
    category: "сукні",
    color: "синій",
    currency: "UAH",
    variants: [{ sku: "A-122", size: "122", price: 1190, stock: 3 }],
  };
  expect(result).toEqual({ products: [found] });
  expect(change).toEqual({ shown: [found] });
  expect(evidence).toEqual({ products: [found] });
});

it("leaves what was shown where it finds nothing", async () => {
  const { result, change } = await callTool("search_catalogue", { category: "шапки" });
  expect([result, change]).toEqual([{ products: [] }, undefined]);
});
