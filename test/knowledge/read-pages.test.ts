import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { passagesOf } from "../../src/knowledge/read-markdown.ts";

describe("a page in Markdown", () => {
  it("is a passage for each heading, under the headings above it", () => {
    const page = "# Доставка\nВступ.\n## Пошта\n1–2 дні.\n\n### Ціна\nЗа тарифами.\n## Курʼєр\n- Київ\n- Львів\n";
    expect(passagesOf(page, "delivery")).toEqual([
      { title: "Доставка", text: "Вступ." },
      { title: "Доставка · Пошта", text: "1–2 дні." },
      { title: "Доставка · Пошта · Ціна", text: "За тарифами." },
      { title: "Доставка · Курʼєр", text: "• Київ\n• Львів" },
    ]);
  });

  it("without a heading is called by its file", () => {
    expect(passagesOf("Лише слова.", "about")).toEqual([{ title: "about", text: "Лише слова." }]);
  });

  it("comes without marks, comments and front matter, with the addresses of its links", () => {
    const page =
      "---\ndraft: no\n---\n<!-- for us -->\n**Пишіть** на [сайт](https://shop.example.com/a) чи `сюди`.\n\n> Увага";
    expect(passagesOf(page, "p").map(({ text }) => text)).toEqual([
      "Пишіть на сайт: https://shop.example.com/a чи сюди.\nУвага",
    ]);
  });

  it("is cut into pieces that can be read in a chat, between sentences, and nothing of it is lost", () => {
    const sentence = "Це речення про те, як усе влаштовано в нашому магазині. ";
    const passages = passagesOf(`# Довга\n${sentence.repeat(100)}`, "p");
    expect(passages.length).toBeGreaterThan(5);
    for (const { title, text } of passages) {
      expect(title).toBe("Довга");
      expect(text.length).toBeLessThanOrEqual(900);
      expect(text.endsWith(".")).toBe(true);
    }
    expect(passages.map(({ text }) => text).join(" ")).toBe(sentence.repeat(100).trim());
  });
});

describe("the shop's pages", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "deskgraph-pages-"));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const write = (name: string, content: string | Buffer): void => writeFileSync(join(dir, name), content);

  it("warn of a column whose name is misspelt", async () => {
    write("faq.csv", "question;answer;langauge\nЄ опт?;Так.;uk\n");
    expect(await loadKnowledge(["faq.csv"], dir)).toMatchObject({
      passages: [{ title: "Є опт?", text: "Так." }],
      warnings: [expect.stringContaining('the column "langauge" is not read; is it language?')],
    });
  });

  it("are the pages and tables of a folder, each in the language of its name", async () => {
    mkdirSync(join(dir, "more"));
    write("care.uk.md", "# Догляд\nПрати за 30.");
    write(join("more", "care.en.md"), "# Care\nWash at 30.");
    write("faq.csv", "question;answer;language\nЧи є самовивіз?;Ні.;uk\nЄ опт?;Так, від 10 штук.;\n");
    write("notes.txt", "not for customers");
    expect(await loadKnowledge(["."], dir)).toEqual({
      passages: [
        { title: "Догляд", text: "Прати за 30.", language: "uk" },
        { title: "Чи є самовивіз?", text: "Ні.", language: "uk" },
        { title: "Є опт?", text: "Так, від 10 штук." },
        { title: "Care", text: "Wash at 30.", language: "en" },
      ],
    });
  });

  it("say everything that is wrong with them, by file and line", async () => {
    write("old.md", Buffer.from([0xcf, 0xf0, 0xe8]));
    write("faq.csv", "question,answer,language\nЄ опт?,,uk\nА так?,Так,pl\n");
    write("page.docx", "x");
    const loaded = await loadKnowledge(["old.md", "faq.csv", "page.docx", "nowhere"], dir);
    expect("problems" in loaded && loaded.problems).toEqual([
      expect.stringContaining("old.md: it is not UTF-8"),
      expect.stringContaining("faq.csv: line 2, answer: it is empty"),
      expect.stringContaining("faq.csv: line 3, language: one of uk, en, ru, or nothing, is expected"),
      expect.stringContaining("page.docx: a .md or .csv file, or a folder of them, is expected"),
      "knowledge nowhere: there is no such file or folder",
    ]);
  });

  it("that are none at all are told", async () => {
    expect(await loadKnowledge(["."], dir)).toEqual({
      problems: ["knowledge .: there is no .md or .csv file with anything in it"],
    });
  });
});
