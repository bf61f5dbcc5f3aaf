import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CatalogueQuery, sku } from "../../src/core/index.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import demo from "../../src/shop/demo-catalogue.json" with { type: "json" };
import { loadCatalogue, productsFromJson } from "../../src/shop/load-catalogue.ts";

const loaded = productsFromJson(demo, "demo", "UAH");
const catalogue = createCatalogue("products" in loaded ? loaded.products : [], "UAH");
const ids = (query: CatalogueQuery): string[] => catalogue.search(query).map(({ id }) => id);

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
  ])("%j finds %s first", (query, id) => expect(ids(query)[0]).toBe(id));

  it("shows only the sizes and prices that were asked for", () => {
    for (const { variants } of catalogue.search({ category: "сукні", size: "зріст 122", maxPriceMajor: 1300 })) {
      expect(variants.map(({ size }) => size)).toEqual(["122-128"]);
      expect(variants.every(({ price }) => price.minor <= 130_000)).toBe(true);
    }
  });

  it("takes the bigger size for a height between two, and none below the smallest", () => {
    expect(catalogue.search({ category: "сукні", size: "120" })[0]?.variants[0]?.size).toBe("122-128");
    expect(catalogue.search({ category: "сукні", size: "86" })).toEqual([]);
  });

  it("offers what is in stock, and says sold out only when all of it is", () => {
    expect(ids({ category: "сукні", color: "червона", size: "146" })).toEqual(["rosa-red"]);
    const [soldOut] = catalogue.search({ category: "куртки", color: "червона", size: "146" });
    expect(soldOut?.variants.map(({ stock }) => stock)).toEqual([0]);
  });

  it("finds nothing for words no product knows, but does not let them spoil other conditions", () => {
    expect(ids({ text: "велосипед" })).toEqual([]);
    expect(ids({ text: "велосипед", category: "шорти" })[0]).toBe("play-blu");
    expect(ids({ category: "велосипеди" })).toEqual([]);
  });

  it("knows an article by its SKU alone", () => {
    expect(catalogue.bySku(sku("ANN-RED-128"))?.variant.price.minor).toBe(119_000);
    expect(catalogue.bySku(sku("ann"))).toBeUndefined();
  });
});

describe("loading a catalogue", () => {
  const csv = async (content: string) => {
    const dir = mkdtempSync(join(tmpdir(), "deskgraph-csv-"));
    try {
      writeFileSync(join(dir, "shelf.csv"), content);
      return await loadCatalogue(join(dir, "shelf.csv"), "UAH");
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  const header = "product;title;category;color;sku;size;price;stock";

  it("reads a spreadsheet's CSV: byte mark, semicolons, prices with spaces and commas", async () => {
    const result = await csv(
      `\ufeff${header}\r\nd1;Сукня "Осінь", довга;сукні;синій;D1-122;122-128;1 590,50;3\r\nd1;Сукня;сукні;синій;D1-134;134-140;1600;0\r\n`.replace(
        '"Осінь", довга',
        "«Осінь», довга",
      ),
    );
    expect("products" in result && result.products).toMatchObject([
      {
        id: "d1",
        variants: [
          { sku: "D1-122", price: { minor: 159_050 }, stock: 3 },
          { sku: "D1-134", stock: 0 },
        ],
      },
    ]);
  });

  it("names every wrong line, and articles that stand there twice", async () => {
    const wrong = await csv(
      `${header}\na;А;к;ч;S1;1;дорого;3\nb;Б;к;ч;S2;1;10;-1\nc;В;к;ч;S3;1;10;1\nd;Г;к;ч;S3;1;10;1`,
    );
    const problems = "problems" in wrong ? wrong.problems.join("\n") : "";
    expect(problems).toMatch(/line 2, price/);
    expect(problems).toMatch(/line 3, stock/);
    expect(problems).toMatch(/SKU S3 stands there twice/);
    expect(problems).not.toContain("дорого");
  });

  it("refuses an empty one", async () => {
    expect(await csv(header)).toMatchObject({ problems: [expect.stringContaining("no product")] });
  });
});
