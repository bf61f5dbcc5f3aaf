import { describe, expect, it } from "vitest";
import { asWritten, type Formatted, formatted, inPlainWords } from "../../../../integrations/telegram/format/format.ts";
import { fromMarkdown } from "../../../../integrations/telegram/format/from-markdown.ts";
import { splitMessage } from "../../../../integrations/telegram/format/split-message.ts";
import { refusalOf } from "../../../fakes/telegram/rules.ts";
import { inSmall } from "../../../kit/in-small.ts";
import { seededRandom } from "../../../kit/seeded-random.ts";

/** All of them where everything is meant to run. */
const replyCount = inSmall(5_000, 100_000);

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
    [
      "**https://x.ua/_a_b**, *www.x.ua/c_*",
      ["https://x.ua/_a_b, www.x.ua/c_", "bold: https://x.ua/_a_b", "italic: www.x.ua/c_"],
    ],
    ["[https://x.ua/_a_/b](https://y.ua/_c_)", ["https://x.ua/_a_/b", "text_link: https://x.ua/_a_/b"]],
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
    "https://shop.ua/catalog/_new_/сукня",
    "https://x.ua/__a__/b?c=*1*",
    "drive.google.com/file/d/1-_abcDEF_-/view",
    "https://x.ua/a_,b_ і t.me/_shop_",
    "https://uk.wikipedia.org/wiki/Сукня_(одяг), (https://x.ua/_a)",
  ])("leaves %j as it is", (text) => expect(shown(text)).toEqual([text]));

  it.each(["**a ", "*a ", "_a ", "~~", "[a](", "`", "**", "*_~~", "> # "])(
    "takes %j a thousand times over",
    (piece) => {
      for (const part of formatted(piece.repeat(1_000))) expect(refusalOf(part)).toBeUndefined();
    },
  );

  it("is blank when nothing can be seen", () => expect(formatted(" \n \t ")).toEqual([]));
});

const linksOf = ({ entities }: Formatted): string[] =>
  entities.flatMap((entity) => (entity.type === "text_link" ? [entity.url] : []));

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

  it("keeps every link of a long list, in as many messages as that takes", () => {
    const urls = Array.from({ length: 250 }, (_, at) => `https://shop.example/${at}`);
    const parts = formatted(urls.map((url, at) => `- **№ ${at}**, [опис](${url})`).join("\n"));
    for (const part of parts) expect(refusalOf(part)).toBeUndefined();
    expect(parts.flatMap(linksOf)).toEqual(urls);
    expect(parts.length).toBe(3);
  });

  it("loses looks before links where a message holds more of both than Telegram takes", () => {
    const line = "**Сукня**, [опис](https://shop.example/1)";
    const [part, ...more] = formatted(Array.from({ length: 60 }, () => line).join("\n"));
    expect([part?.entities.length, part && linksOf(part).length, more.length]).toEqual([100, 60, 0]);
  });

  it("says its addresses where entities are not taken", () => {
    const [part = { text: "", entities: [] }] = formatted("**Є** [опис](https://x.ua/_a_) і [фото](https://x.ua/b).");
    expect(inPlainWords(part)).toBe("Є опис (https://x.ua/_a_) і фото (https://x.ua/b).");
    const full = {
      text: "я".repeat(4_090),
      entities: [{ type: "text_link", url: "https://x.ua", offset: 0, length: 3 }],
    } as const;
    expect(inPlainWords(full)).toHaveLength(4_090);
  });

  it("of a person is what they wrote", () => {
    expect(asWritten(" 2*3*4, _так_ і **ні** \n")).toEqual([{ text: "2*3*4, _так_ і **ні**", entities: [] }]);
  });

  it("is taken by Telegram whatever a model wrote, and no letter of it is lost", () => {
    const random = seededRandom(2026);
    const addresses = ["https://x.ua/_new_/a*b*c", "drive.google.com/d/1-_abc_-/v__w__x"];
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
      ...addresses,
      "[опис](https://x.ua/_a_*b*)",
    ];
    const count = (text: string, part: string): number => text.split(part).length - 1;
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
      // Whole, with every sign in it: half an address leads nowhere.
      const shown = parts.map(({ text }) => text).join("");
      for (const address of addresses) {
        expect(count(shown, address), JSON.stringify(markdown.slice(0, 300))).toBe(count(markdown, address));
      }
      const leads = new Set(parts.flatMap(linksOf));
      expect(leads, JSON.stringify(markdown.slice(0, 300))).toEqual(new Set(linksOf(fromMarkdown(markdown))));
    }
  });
});
