import { expect, it } from "vitest";
import { money, sku } from "../../../src/core/index.ts";
import { createCatalogue } from "../../../src/shop/catalogue.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { callTool } from "../../kit/tool-situation.ts";

const found = {
  title: "Сукня «Ромашка»",
  category: "сукні",
  color: "синій",
  currency: "UAH",
  variants: [{ sku: "A-122", size: "122", price: 1190, stock: 3 }],
};

it("finds articles with their prices in whole units, and keeps them as what was shown", async () => {
  const { result, change, evidence } = await callTool("search_catalogue", { category: "сукні", size: "122" });
  const told = [found.title, 1190, { category: "сукні", color: "синій" }, ["A-122", "122", 3]];
  expect(result).toEqual({ currency: "UAH", products: [told] });
  expect(change).toEqual({ shown: [found] });
  expect(evidence).toEqual({ products: [found] });
});

it("leaves what was shown where it finds nothing", async () => {
  const { result, change } = await callTool("search_catalogue", { category: "шапки" });
  expect([result, change]).toEqual([{ products: [], unknown_words: ["шапки"] }, undefined]);
});

const shelf = (count: number) =>
  createCatalogue(
    Array.from({ length: count }, (_, at) => ({
      id: `c${at}`,
      title: { uk: `Свічка ${at}` },
      category: "свічки",
      keywords: [],
      variants: [
        { sku: sku(`C${at}-V`), price: money(20_000, "UAH"), stock: 1, attributes: [scent("ваніль")] },
        {
          sku: sku(`C${at}-L`),
          price: money(25_000, "UAH"),
          oldPrice: money(30_000, "UAH"),
          stock: 2,
          attributes: [scent("лаванда")],
        },
      ],
    })),
    "UAH",
  );
const scent = (uk: string) => ({ name: { uk: "Аромат" }, value: { uk } });

it("says how many more there are than it lists", async () => {
  const deps = { shop: demoShop, catalogue: shelf(18) };
  const { result } = await callTool("search_catalogue", { category: "свічки" }, {}, deps);
  expect(result).toMatchObject({ more: 12, products: { length: 6 } });
});

it("tells variants apart that have no size, with what each cost before, and reads that back as evidence", async () => {
  const { result, evidence } = await callTool(
    "search_catalogue",
    { text: "свічка" },
    {},
    { shop: demoShop, catalogue: shelf(1) },
  );
  expect(result).toMatchObject({
    products: [
      [
        "Свічка 0",
        200,
        { category: "свічки" },
        ["C0-V", "", 1, { is: "ваніль" }],
        ["C0-L", "", 2, { price: 250, old_price: 300, is: "лаванда" }],
      ],
    ],
  });
  expect(evidence.products?.[0]).toEqual({
    title: "Свічка 0",
    category: "свічки",
    color: "",
    currency: "UAH",
    variants: [
      { sku: "C0-V", size: "", price: 200, stock: 1, is: "ваніль" },
      { sku: "C0-L", size: "", price: 250, stock: 2, old_price: 300, is: "лаванда" },
    ],
  });
});
