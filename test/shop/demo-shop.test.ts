import { describe, expect, it } from "vitest";
import { shopSchema } from "../../src/core/index.ts";
import demo from "../../src/shop/demo-catalogue.json" with { type: "json" };
import { demoShop } from "../../src/shop/demo-shop.ts";
import { productsFromJson } from "../../src/shop/load-catalogue.ts";

describe("the demo shop", () => {
  it("is what a config file would have to be, with nothing left to defaults", () => {
    expect(shopSchema.parse(demoShop)).toEqual(demoShop);
  });

  it("shows an account whose check digits are right and which is nobody's", () => {
    const { iban } = demoShop.requisites;
    const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join("");
    expect(BigInt(digits) % 97n).toBe(1n);
    expect(iban.slice(4)).toMatch(/^0+$/);
  });
});

describe("the demo catalogue", () => {
  const loaded = productsFromJson(demo, "demo", "UAH");
  const products = "products" in loaded ? loaded.products : [];

  it("has enough to choose from: models, categories, sizes, and some that are sold out", () => {
    expect(products.length).toBeGreaterThanOrEqual(24);
    expect(new Set(products.map(({ category }) => category))).toEqual(
      new Set(["сукні", "костюми", "куртки", "шорти", "футболки", "худі", "штани", "тренчі"]),
    );
    const stocks = products.flatMap(({ variants }) => variants.map(({ stock }) => stock));
    expect(stocks).toContain(0);
    expect(stocks.filter((stock) => stock > 0).length).toBeGreaterThan(stocks.length * 0.8);
  });

  it("speaks all three languages", () => {
    const silent = products.filter(({ title, color }) => !(title.en && title.ru && color?.en && color.ru));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
