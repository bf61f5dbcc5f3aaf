import { describe, expect, it } from "vitest";
import { fromMarkdown } from "../../../../integrations/telegram/format/from-markdown.ts";
import { splitMessage } from "../../../../integrations/telegram/format/split-message.ts";
import { formatted } from "../../../../integrations/telegram/format.ts";
import { refusalOf } from "../../../fakes/telegram/rules.ts";
import { seededRandom } from "../../../kit/seeded-random.ts";

/** All of them where everything is meant to run. */
const replyCount = (process.env["CI"] ?? "") === "" ? 10_000 : 100_000;

const shown = (markdown: string): unknown[] => {
  const { text, entities } = fromMarkdown(markdown);
  return [text, ...entities.map(({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`)];
};

describe("a reply's Markdown", () => {
  it.each([
    ["**Сукня «Анна»** — 1 190 грн", ["Сукня «Анна» — 1 190 грн", "bold: Сукня «Анна»"]],
    ["*курсив* і _курсив_", ["курсив і курсив", "italic: курсив", "italic: курсив"]],
    ["**дуже *важливо***", ["дуже важливо", "bold: дуже важливо", "italic: важливо"]],
    ["**so _very_ nice**", ["so very nice", "bold: so very nice", "italic: very"]],
    ["~~1 500~~ 1 190", ["1 500 1 190", "strikethrough: 1 500"]],
    ["`UA89` скопіюйте", ["UA89 скопіюйте", "code: UA89"]],
    ["[сайт](https://example.com/a?b=1)", ["сайт", "text_link: сайт"]],
    ["# Доставка\nНова пошта", ["Доставка\nНова пошта", "bold: Доставка"]],
    ["- перше\n- друге", ["• перше\n• друге"]],
    ["> цитата\n> далі\nні", ["цитата\nдалі\nні", "blockquote: цитата\nдалі"]],
    ["```js\nlet a = 1;\n```", ["let a = 1;", "pre: let a = 1;"]],
    ["\\*не курсив\\*", ["*не курсив*"]],
    ["👩‍👧 **👍🏽**!", ["👩‍👧 👍🏽!", "bold: 👍🏽"]],
  ])("%j", (markdown, expected) => expect(shown(markdown)).toEqual(expected));

  it.each([
    "2*3*4 = 24, 5 * 6",
    "snake_case_name і file_name.ts",
    "**",
    "** нічого **",
    "ціна_1 <b>не тег</b> &amp;",
    "[посилання](javascript:alert(1))",
    "[x] зроблено (так)",
    "розмір 122-128, 1 шт. × 1 190 грн",
    "*",
    "a ~~ b ~~ c",
  ])("leaves %j as it is", (text) => expect(shown(text)).toEqual([text]));

  it.each(["**a ", "*a ", "_a ", "~~", "[a](", "`", "**", "*_~~", "> # "])(
    "takes %j a thousand times over",
    (piece) => {
      for (const part of formatted(piece.repeat(1_000))) expect(refusalOf(part)).toBeUndefined();
    },
  );

  it("is blank when nothing can be seen", () => expect(formatted(" \n \t ")).toEqual([]));
});

describe("a long reply", () => {
  it("is cut at paragraphs, then lines, then sentences, then words", () => {
    const cut = (text: string) => splitMessage({ text, entities: [] }, 20).map((part) => part.text);
    expect(cut("перший абзац\n\nдругий абзац")).toEqual(["перший абзац", "другий абзац"]);
    expect(cut("Речення одне. Речення два.")).toEqual(["Речення одне.", "Речення два."]);
    expect(cut("слово слово слово слово слово")).toEqual(["слово слово слово", "слово слово"]);
    expect(cut("я".repeat(45))).toEqual(["я".repeat(20), "я".repeat(20), "я".repeat(5)]);
  });

  it("keeps links, flags and families whole", () => {
    const text = `${"a ".repeat(6)}довге посилання тут`;
    const link = { type: "text_link", url: "https://example.com", offset: 12, length: 19 } as const;
    const [first, second] = splitMessage({ text, entities: [link] }, 20);
    expect(first?.text).toBe("a a a a a a");
    expect(second).toEqual({ text: "довге посилання тут", entities: [{ ...link, offset: 0 }] });
    for (const part of splitMessage({ text: "👨‍👩‍👧‍👦".repeat(9), entities: [] }, 25)) {
      expect(part.text.length % "👨‍👩‍👧‍👦".length).toBe(0);
    }
  });

  it("is taken by Telegram whatever a model wrote, and no letter of it is lost", { timeout: 60_000 }, () => {
    const random = seededRandom(2026);
    const pieces = [
      ..."**,*,__,_,~~,`,```,\n,\n\n,# ,> ,- ,[,](https://example.com),](x),), ,  ,. ,! ,\\,<b>,&".split(","),
      ...[
        "слово",
        "ціна 1 190 грн",
        "Size",
        "👍🏽",
        "👩‍👧",
        "їжак",
        "𝕬",
        "e\u0301",
        "a_b",
        "2*3",
        "є?",
        "\u202e",
        ",",
        "\t",
      ],
    ];
    const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
    for (let n = 0; n < replyCount; n += 1) {
      const isLong = n % 500 === 0;
      const length = isLong ? 3_000 : 1 + Math.floor(random() * 40);
      const markdown = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? "").join("");
      const parts = formatted(markdown);
      for (const part of parts) expect(refusalOf(part), JSON.stringify(markdown.slice(0, 300))).toBeUndefined();
      // An address goes behind its words, and a fence's language beside its code: those letters are not the reply's.
      const said = letters(parts.map(({ text }) => text).join(""));
      const meant = letters(markdown);
      const isVisible = !markdown.includes("](https") && !markdown.includes("```");
      if (isVisible) expect(said, JSON.stringify(markdown.slice(0, 300))).toBe(meant);
      else expect(meant.length - said.length).toBeGreaterThanOrEqual(0);
    }
  });
});
