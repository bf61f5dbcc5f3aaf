import { describe, expect, it } from "vitest";
import { openedGoods } from "../kit/opened-goods.ts";
import { workbookOf } from "../kit/workbook.ts";

const heads = ["Артикул", "Назва", "Розмір", "Ціна", "Залишок"];
const listOf = (...rows: readonly string[]) => openedGoods([heads.join(";"), ...rows].join("\n"));

describe("what a spreadsheet did to codes", () => {
  it.each(["1,20E+04", "4.82E+12", "05.мар", "05.бер", "03-May", "May-03", "08.10.2026", "1234567890123400"])(
    "is seen in the SKU %s, and stops the import",
    async (sku) => {
      const goods = await listOf(`${sku};Сіль;;20;1`);
      expect(goods.problems).toEqual([expect.stringMatching(/line 2: the SKU .* a spreadsheet (?:made|kept)/)]);
      expect(goods.products).toEqual([]);
    },
  );

  it.each(["12E3", "03-05", "2026", "A-10.12", "10E", "0001"])(
    "is not seen in %s, which a shop may have",
    async (sku) => {
      expect((await listOf(`${sku};Сіль;;20;1`)).problems).toEqual([]);
    },
  );

  it.each([
    ["08.окт", "8-10"],
    ["8-жов", "8-10"],
    ["Oct-12", "10-12"],
    ["10.12.2026", "10-12"],
  ])("is seen in the size %s, with what it was", async (size, meant) => {
    expect((await listOf(`A;Сіль;${size};20;1`)).problems).toEqual([expect.stringContaining(`if it was ${meant}`)]);
  });

  it("is seen in cells that are dates in a workbook", async () => {
    const goods = await openedGoods(
      workbookOf({
        Лист: [heads, [{ day: 46_086 }, "Шкарпетки", "36-40", 79, 4], ["A", "Футболка", { day: 46_303 }, 320, 1]],
      }),
    );
    expect(goods.problems).toEqual([
      expect.stringContaining('line 2: the SKU "2026-03-05"'),
      expect.stringContaining("if it was 8-10"),
    ]);
  });

  it("is seen in numbers that are shorter than others with zeros, or were longer in the shop before", async () => {
    const beside = await listOf("000123;Сіль;;20;1", "4567;Цукор;;30;1");
    expect(beside.notes).toContainEqual("line 3: the SKU may have lost its zeros in a spreadsheet (004567); look");
    const before = await openedGoods(`${heads.join(";")}\n77;Сіль;;20;1`, { known: new Set(["0077"]) });
    expect(before.notes).toContainEqual("line 2: the SKU may have lost its zeros in a spreadsheet (0077); look");
  });
});

it("a line of text with more values than columns have names stops the import: its price may be another column's", async () => {
  const moved = await listOf("A;Чашка; біла;;190;3", "B;Сіль;;20;1");
  expect(moved.problems).toEqual([expect.stringMatching(/line 2 has more values than line 1 names columns/)]);
  expect(moved.products).toEqual([]);
  expect((await listOf('A;"Чашка; біла";;190;3', "B;Сіль;;20;1;;")).problems).toEqual([]);
});
