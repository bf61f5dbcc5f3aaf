import { describe, expect, it } from "vitest";
import { type CatalogueQuery, sku } from "../../src/core/index.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import demo from "../../src/shop/demo-catalogue.json" with { type: "json" };
import { productsFromJson } from "../../src/shop/load-catalogue.ts";

const loaded = productsFromJson(demo, "demo", "UAH");
const catalogue = createCatalogue("products" in loaded ? loaded.products : [], "UAH");
const ids = (query: CatalogueQuery): string[] => catalogue.search(query).products.map(({ id }) => id);

describe("searching the catalogue", () => {
  it.each<[CatalogueQuery, string]>([
    [{ text: "сукня" }, "anna-red"],
    [{ text: "сукню" }, "anna-red"],
    [{ text: "платье" }, "anna-red"],
    [{ text: "dress" }, "anna-red"],
    [{ text: "dresses" }, "anna-red"],
    [{ category: "сукні", color: "синя" }, "anna-blu"],
    [{ category: "сукні", color: "blue" }, "anna-blu"],
    [{ category: "сукні", color: "синее" }, "anna-blu"],
    [{ category: "сукню", color: "рожеву" }, "rosa-pnk"],
    [{ text: "джинсова сукня" }, "denim-sky"],
    [{ category: "куртки" }, "north-blu"],
    [{ category: "куртку", color: "жовту" }, "breeze-ylw"],
    [{ text: "jacket", color: "green" }, "breeze-grn"],
    [{ category: "шорти", color: "чорні" }, "play-blk"],
    [{ category: "худі", color: "сіре" }, "cozy-gry"],
    [{ text: "hoodie", color: "grey" }, "cozy-gry"],
    [{ text: "тренч" }, "city-bei"],
    [{ text: "плащ", color: "чорний" }, "city-blk"],
    [{ text: "спортивний костюм" }, "sport-gry"],
    [{ category: "штани", maxPriceMajor: 900 }, "cargo-bei"],
    [{ color: "червоний", maxPriceMajor: 500 }, "tee-red"],
    [{ category: "куртки", maxPriceMajor: 1600 }, "breeze-ylw"],
    [{ category: "сукні", size: "122" }, "anna-red"],
    [{ category: "сукні", text: "на випускний" }, "rosa-pnk"],
    [{ text: "суконь" }, "anna-red"],
    [{ text: "футболок" }, "tee-mlk"],
    [{ text: "t shirt" }, "tee-mlk"],
    [{ text: "куртка на зиму" }, "north-blu"],
    [{ text: "весняна вітровка" }, "breeze-ylw"],
    [{ text: "что-нибудь с капюшоном", category: "толстовка" }, "cozy-gry"],
    [{ category: "штани", color: "чорних" }, "cargo-blk"],
    [{ category: "брюки" }, "cargo-bei"],
    [{ category: "костюмів", color: "зеленого" }, "sport-grn"],
    [{ category: "куртка", color: "синього" }, "north-blu"],
    [{ category: "футболка", color: "красную" }, "tee-red"],
    [{ category: "платья", color: "красные", maxPriceMajor: 1500 }, "anna-red"],
    [{ category: "dresses", color: "red", minPriceMajor: 1500 }, "rosa-red"],
    [{ category: "trousers", color: "black" }, "cargo-blk"],
    [{ color: "gray", text: "suit" }, "sport-gry"],
    [{ category: "сукні", size: "98-104", color: "червона" }, "anna-red"],
    [{ category: "сукні", size: "98–104", maxPriceMajor: 1200 }, "anna-red"],
    [{ category: "куртки", size: "100", color: "чорна" }, "north-blk"],
    [{ category: "сукні", size: "150" }, "anna-blu"],
    // Words that look like another: a size is not a rose, handsome is not red, a son is not blue.
    [{ text: "сукня розмір 122" }, "anna-red"],
    [{ text: "красива футболка" }, "tee-mlk"],
    [{ text: "худі для сина" }, "cozy-gry"],
    [{ text: "розовое платье" }, "rosa-pnk"],
  ])("%j finds %s first", (query, id) => expect(ids(query)[0]).toBe(id));

  it("shows only the sizes and prices that were asked for", () => {
    for (const { variants } of catalogue.search({ category: "сукні", size: "зріст 122", maxPriceMajor: 1300 })
      .products) {
      expect(variants.map(({ size }) => size)).toEqual(["122-128"]);
      expect(variants.every(({ price }) => price.minor <= 130_000)).toBe(true);
    }
  });

  it("takes the bigger size for a height between two, and none below the smallest", () => {
    expect(catalogue.search({ category: "сукні", size: "120" }).products[0]?.variants[0]?.size).toBe("122-128");
    expect(catalogue.search({ category: "сукні", size: "86" }).products).toEqual([]);
  });

  it("offers what is in stock, and says sold out only when all of it is", () => {
    expect(ids({ category: "сукні", color: "червона", size: "146" })).toEqual(["rosa-red"]);
    const [soldOut] = catalogue.search({ category: "куртки", color: "червона", size: "146" }).products;
    expect(soldOut?.variants.map(({ stock }) => stock)).toEqual([0]);
  });

  it("finds nothing for words no product knows, but does not let them spoil other conditions", () => {
    expect(ids({ text: "велосипед" })).toEqual([]);
    expect(ids({ text: "графік роботи" })).toEqual([]);
    expect(ids({ text: "велосипед", category: "шорти" })[0]).toBe("play-blu");
    expect(ids({ category: "велосипеди" })).toEqual([]);
  });

  it("answers with five unless told otherwise, and the same ones each time", () => {
    expect(ids({ color: "чорний" })).toHaveLength(5);
    expect(ids({ color: "чорний", limit: 2 })).toEqual(ids({ color: "чорний" }).slice(0, 2));
    expect(ids({ color: "чорний" })).toEqual(ids({ color: "чорний" }));
  });

  it("knows an article by its SKU alone", () => {
    expect(catalogue.bySku(sku("ANN-RED-128"))?.variant.price.minor).toBe(119_000);
    expect(catalogue.bySku(sku("ann"))).toBeUndefined();
  });

  it("knows a product by its id or a SKU as a link spells them", () => {
    expect(catalogue.byCode("anna_red")?.id).toBe("anna-red");
    expect(catalogue.byCode("ann_red_128")?.id).toBe("anna-red");
    expect(catalogue.byCode("spring_sale")).toBeUndefined();
  });
});

describe("a search that names, misses or finds too much", () => {
  it("gives what it names first and alone", () => {
    expect(ids({ text: "сукня «Анна», червона" })).toEqual(["anna-red"]);
    expect(ids({ text: "Анна" })).toEqual(["anna-red", "anna-blu", "anna-mlk"]);
    expect(ids({ text: "плаття Роза", size: "122" })).toEqual(["rosa-pnk", "rosa-red"]);
    expect(ids({ text: "ROS_PNK_128" })).toEqual(["rosa-pnk"]);
  });

  it("says so when words match nothing, instead of listing what the size fits", () => {
    const { products, unknownWords } = catalogue.search({ text: "Роналду", size: "122" });
    expect([products, unknownWords]).toEqual([[], ["роналду"]]);
  });

  it("finds nothing in a size that does not exist, and names the nearest ones", () => {
    const { products, nearestSizes } = catalogue.search({ category: "сукні", size: "92" });
    expect([products, nearestSizes]).toEqual([[], ["98-104"]]);
    expect(catalogue.search({ category: "сукні", size: "170" }).nearestSizes).toEqual(["146-152"]);
    expect(catalogue.search({ category: "сукні", size: "XXL" }).nearestSizes).toHaveLength(5);
  });

  it("says how many more there are", () => {
    const { products, more } = catalogue.search({ size: "122" });
    expect(products).toHaveLength(5);
    expect(more).toBeGreaterThan(10);
  });
});
