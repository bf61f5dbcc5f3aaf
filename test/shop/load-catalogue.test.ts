import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { money as moneyOf } from "../../src/core/index.ts";
import { loadGoods } from "../../src/goods/load-goods.ts";
import { productsFromRows } from "../../src/shop/catalogue-rows.ts";
import { demoShop } from "../../src/shop/demo-shop.ts";

const money = (minor: number) => moneyOf(minor, "UAH");

describe("loading a catalogue", () => {
  const csv = async (content: string | Uint8Array) => {
    const dir = mkdtempSync(join(tmpdir(), "deskgraph-csv-"));
    try {
      writeFileSync(join(dir, "shelf.csv"), content);
      const of = { settings: demoShop.goods, currency: "UAH", now: new Date() };
      return (await loadGoods(join(dir, "shelf.csv"), of)).loaded;
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

  it.each([
    ["1.590", "a price such as"],
    ["0x10", "a price such as"],
    ["1 59", "a price such as"],
    ["0", "above zero"],
    ["", "it is empty"],
  ])("refuses %j as a price rather than guess", async (price, words) => {
    const wrong = await csv(`${header}\na;А;к;ч;S1;1;${price};3`);
    expect(wrong).toEqual({ problems: [expect.stringContaining(words)] });
  });

  it("takes an unknown stock for a mistake, not for none", async () => {
    expect(await csv(`${header}\na;А;к;ч;S1;1;10;`)).toEqual({
      problems: [expect.stringMatching(/line 2, stock: it is empty/)],
    });
  });

  it("does not mix two colours into one product", async () => {
    const mixed = await csv(`${header}\na;А;к;червоний;S1;1;10;1\na;А;к;синій;S2;1;10;1`);
    expect(mixed).toEqual({ problems: [expect.stringMatching(/line 3, color/)] });
  });

  it("counts lines as an editor does, over empty ones, bare separators and texts of several lines", async () => {
    const wrong = await csv(`${header};description\n\n;;;;;;;;\na;А;к;ч;S1;1;10;1;"two\nlines"\nb;Б;к;ч;S2;1;bad;1;`);
    expect(wrong).toEqual({ problems: [expect.stringMatching(/line 6, price/)] });
  });

  it("names a missing column once, not in every line", async () => {
    const wrong = await csv("product;title;category;color;sku;size;price\na;А;к;ч;S1;1;10\nb;Б;к;ч;S2;1;10");
    expect(wrong).toEqual({ problems: [expect.stringContaining("the column stock is missing")] });
  });

  it("recognises a file that is not UTF-8", async () => {
    const windows1251 = Uint8Array.from([...Buffer.from(`${header}\na;`), 0xd1, 0xf3, 0xea]);
    expect(await csv(windows1251)).toEqual({ problems: [expect.stringContaining("UTF-8")] });
  });

  it("reads names in other languages, keywords, and quoted commas between commas", async () => {
    const result = await csv(
      'sku,product,title,title_en,category,color,color_en,size,price,stock,keywords\nS1,a,"Шапка, тепла",Hat,шапки,червоний,red,52,"250,00",1,"зима|hat"',
    );
    expect("products" in result && result.products).toMatchObject([
      {
        title: { uk: "Шапка, тепла", en: "Hat" },
        color: { uk: "червоний", en: "red" },
        keywords: ["зима", "hat"],
        variants: [{ price: { minor: 25_000 } }],
      },
    ]);
  });

  it("warns of a column whose name is misspelt, with the nearest one, and leaves the shop's own alone", async () => {
    const result = await csv(
      "product;title;category;sku;price;stock;old price;colour;supplier;attribute:Склад\na;Т;к;S;1;1;2;син;Х;льон",
    );
    expect(result).toMatchObject({
      products: { length: 1 },
      warnings: [
        expect.stringContaining('the column "old price" is not read; is it old_price?'),
        expect.stringContaining('the column "colour" is not read; is it color?'),
      ],
    });
  });

  it("takes rows of a table, and calls them rows", () => {
    expect(productsFromRows([{ product: "a" }], "table", "UAH")).toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining("row 1, sku: it is missing")]),
    });
  });

  it("reads goods without colour and size, their pictures, former prices and attributes in three languages", async () => {
    const result = await csv(
      [
        "product;title;category;sku;price;old_price;stock;images;attribute:Віск|Wax|Воск;attribute:Аромат|Scent",
        "c;Свічка;свічки;C-V;200;250;3;https://example.com/1.jpg https://example.com/2.jpg;соя|soy|соя;ваніль|vanilla",
        "c;Свічка;свічки;C-L;220;;0;;соя|soy|соя;лаванда|lavender",
      ].join("\n"),
    );
    const scent = (uk: string, en: string) => [{ name: { uk: "Аромат", en: "Scent" }, value: { uk, en } }];
    expect(result).toEqual({
      writtenAt: expect.any(Date),
      products: [
        {
          id: "c",
          title: { uk: "Свічка" },
          category: "свічки",
          keywords: [],
          images: ["https://example.com/1.jpg", "https://example.com/2.jpg"],
          attributes: [{ name: { uk: "Віск", en: "Wax", ru: "Воск" }, value: { uk: "соя", en: "soy", ru: "соя" } }],
          variants: [
            {
              sku: "C-V",
              price: money(20_000),
              oldPrice: money(25_000),
              stock: 3,
              attributes: scent("ваніль", "vanilla"),
            },
            { sku: "C-L", price: money(22_000), stock: 0, attributes: scent("лаванда", "lavender") },
          ],
        },
      ],
    });
  });

  it("names the line of a wrong picture and of a former price that is none", async () => {
    const wrong = await csv(
      `${header};images;old_price\na;А;к;ч;S1;1;10;3;no address;\nb;Б;к;ч;S2;1;10;1;;9\nc;В;к;ч;S3;1;10;1;;дорого`,
    );
    const problems = "problems" in wrong ? wrong.problems.join("\n") : "";
    expect(problems).toMatch(/line 2, images\.0: addresses of pictures/);
    expect(problems).toMatch(/line 3, old_price: it is not above the price/);
    expect(problems).toMatch(/line 4, old_price/);
  });

  it("refuses two articles of one product that nothing tells apart", async () => {
    const alike = await csv("product;title;category;sku;price;stock\nc;Свічка;к;C1;10;1\nc;Свічка;к;C2;10;1");
    expect(alike).toEqual({ problems: [expect.stringContaining("two articles differ in nothing")] });
  });
});
