import { describe, expect, it } from "vitest";
import { openedGoods } from "../kit/opened-goods.ts";
import { cellXml, workbookOf } from "../kit/workbook.ts";

const wide = Array.from({ length: 10_000 }, () => "x");
/** Words that do not pack well: an archive of one letter is refused by its size alone. */
const long = Array.from({ length: 200_000 }, (_, at) => ((at * 7_919) % 99_991).toString(36)).join("ж");

const laughs = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><yml_catalog><shop><offers><offer id="1"><name>&b;</name></offer></offers></shop></yml_catalog>`;

describe("a file that is made to harm", () => {
  it.each<[string, () => string | Uint8Array, string]>([
    ["a row of 10,000 columns", () => `Назва,Ціна\n${wide.join(",")}`, "line 2 has more than 2000 columns"],
    ["a cell of a million letters", () => `Назва,Ціна\n${long},5`, "line 2 has a cell of more than 100000 letters"],
    ["a quote that is never closed", () => `Назва,Ціна\n"${"x,y\n".repeat(200_000)}`, "is a quote left open above?"],
    ["entities within entities", () => laughs, "it defines entities of its own"],
    ["XML that never ends", () => "<yml_catalog><shop><offers><offer id='1'>", "it is no whole XML"],
    ["XML as deep as a well", () => `<rss>${"<a>".repeat(5_000)}`, "nests deeper"],
    ["a web page", () => "<!doctype html><html><body>Sign in</body></html>", "it is a web page"],
    ["an old .xls", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "save it as .xlsx"],
    ["a broken archive", () => Buffer.from("PK\u0003\u0004 and no more"), "it is no .xlsx workbook"],
    ["nothing at all", () => "", "it is empty"],
    ["a program", () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 3, 9, 9]), "no line of it names the columns"],
  ])("%s is one clear error", async (_what, content, words) => {
    const { problems, products } = await openedGoods(content());
    expect(products).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(words)]);
  });

  it.each<[string, string, string]>([
    ["unpacks to far more than any list", `<worksheet>${" ".repeat(60_000_000)}</worksheet>`, "larger than any list"],
    [
      "has a column further out than any list",
      `<worksheet><sheetData><row r="1">${cellXml("x", 1, 16_000)}</row></sheetData></worksheet>`,
      "more than 2000 columns",
    ],
    [
      "has a cell of a million letters",
      `<worksheet><sheetData><row r="1">${cellXml(long, 1, 0)}</row></sheetData></worksheet>`,
      "more than 100000 letters",
    ],
  ])("a workbook that %s is one clear error", async (_what, sheet, words) => {
    const { problems } = await openedGoods(workbookOf({ A: [["x"]] }, { "xl/worksheets/sheet1.xml": sheet }));
    expect(problems).toEqual([expect.stringContaining(words)]);
  });
});
