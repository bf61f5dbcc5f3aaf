import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openedGoods, shortly } from "../kit/opened-goods.ts";

/** Exports of one invented shop in every format. They lie beside the repository, where somebody put them. */
const folder = "/work/shared/corpus/catalogues";
const read = (file: string) => openedGoods(readFileSync(join(folder, file)));

const dress = ["RM-0041-ML-S", "RM-0041-ML-M", "RM-0041-SY-S", "RM-0041-SY-M"];
const all = [...dress, "007251", "007252", "007253", "12E3", "03-05", "03-06", "DF-8-10", "DF-10-12", "PL-900001"];

describe.skipIf(!existsSync(folder))("every sample of a shop's export", () => {
  it.each([
    ["prom-export-uk.xlsx", "Prom.ua", 6, all],
    ["prom-export-ru.csv", "Prom.ua", 6, all],
    ["prom-feed.yml.xml", "Prom.ua (YML)", 6, all],
    ["prom-native-items.xml", "Prom.ua (YML)", 4, all.slice(0, 9)],
    ["rozetka-feed.xml", "Rozetka", 6, all],
    ["horoshop-export-ru.xlsx", "Horoshop", 6, all],
    ["horoshop-export-uk.csv", "Horoshop", 6, all],
    ["shopify-classic.csv", "Shopify", 6, all],
    ["shopify-2025.csv", "Shopify", 6, all],
    ["woocommerce.csv", "WooCommerce", 5, all.filter((sku) => !sku.startsWith("0072"))],
    ["google-merchant.xml", "Google Merchant", 6, all],
    ["google-merchant.tsv", "Google Merchant", 6, all],
    ["meta-catalogue.csv", "Meta", 6, all],
    ["meta-catalogue.with-comment-row.csv", "Meta", 3, all.slice(0, 8)],
  ] as const)("%s becomes the goods that it holds", async (file, format, models, skus) => {
    const goods = await read(file);
    expect(goods.problems).toEqual([]);
    expect(goods).toMatchObject({ format, counts: { models, articles: skus.length } });
    expect(goods.variants.map(({ sku }) => sku).toSorted()).toEqual([...skus].toSorted());
  });

  it("has in all of them the same prices, and the former ones where the format knows them", async () => {
    const prices = async (file: string) =>
      new Map((await read(file)).variants.map(({ sku, price, oldPrice }) => [sku, [price.minor, oldPrice?.minor]]));
    for (const file of ["prom-export-uk.xlsx", "horoshop-export-ru.xlsx", "shopify-2025.csv", "google-merchant.xml"]) {
      const found = await prices(file);
      expect(found.get("RM-0041-ML-S" as never), file).toEqual([119_000, 149_000]);
      expect(found.get("007251" as never), file).toEqual([89_950, undefined]);
      expect(found.get("03-06" as never), file).toEqual([7_900, 9_900]);
    }
  });

  it("of Prom.ua has its own kinds, pictures and facts, and nothing of its notes", async () => {
    const goods = await read("prom-export-uk.xlsx");
    const [first] = goods.products;
    expect(first).toMatchObject({ category: "Сукні", keywords: expect.arrayContaining(["Одяг"]) });
    expect(first?.images?.length).toBeGreaterThan(2);
    expect(first?.attributes).toContainEqual({ name: { uk: "Матеріал" }, value: { uk: "Бавовна" } });
    expect(first?.description?.uk).toContain("95% бавовна; прання при 30°C");
    expect(JSON.stringify(goods)).not.toMatch(/нотатк/i);
  });

  it("that Excel damaged is refused line by line, with what each was", async () => {
    const goods = await read("prom-export-uk.excel-cp1251.csv");
    expect(goods.counts).toEqual({ models: 5, articles: 9, leftOut: 0 });
    expect(goods.problems.map((problem) => problem.slice("catalogue goods: ".length))).toEqual([
      expect.stringMatching(/^line 5: the SKU "1,20E\+04": a spreadsheet made a number of it/),
      expect.stringMatching(/^line 6: the SKU "05.мар": a spreadsheet made a date of it/),
      expect.stringMatching(/^line 7/),
      expect.stringMatching(/^line 8: the size "08.окт".* if it was 8-10/),
      expect.stringMatching(/^line 9: the size "10.дек".* if it was 10-12/),
    ]);
    expect(goods.notes.join("\n")).toContain("line 2: the SKU may have lost its zeros in a spreadsheet (007251)");
  });

  it("that was kept by hand is read from its second sheet, and told what is wrong there", async () => {
    const goods = await read("handmade-messy.xlsx");
    expect(goods.counts).toEqual({ models: 6, articles: 10, leftOut: 1 });
    expect(goods.problems.map((problem) => /line \d+/.exec(problem)?.[0])).toEqual(["line 10", "line 11", "line 12"]);
    expect(goods.notes.join("\n")).toMatch(/line 9: its line is hidden[\s\S]*line 13: not sold: it has no price/);
  });

  it("that is a Google sheet has an article a size, and names its damaged sizes", async () => {
    const goods = await read("gsheet-handmade.csv");
    expect(goods.counts).toMatchObject({ models: 6, articles: 12 });
    expect(goods.problems).toEqual([expect.stringContaining("8-10"), expect.stringContaining("10-12")]);
  });

  it("that is a page to sign in at is refused as one", async () => {
    expect((await read("gsheet-not-shared.html")).problems).toEqual([expect.stringContaining("share the sheet")]);
  });

  it("of Rozetka has one name a model, without its sizes, colours and SKUs", async () => {
    const names = shortly(await read("rozetka-feed.xml")).map((line) => line.split("|")[0]);
    expect(new Set(names)).toEqual(
      new Set([
        "Сукня «Ромашка»",
        "Худі «Хмаринка»",
        "Чашка «Жук», 330 мл",
        "Шкарпетки «Смужка»",
        "Дитяча футболка «Їжачок»",
        "Плед «Зоряний» 140×200",
      ]),
    );
  });
});
