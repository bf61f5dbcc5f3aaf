import { describe, expect, it } from "vitest";
import { detectLanguage, languages, nextLanguage } from "../../src/core/index.ts";
import { englishLines } from "./language/english.ts";
import { mixedLines, surzhyk } from "./language/mixed.ts";
import { russianLines } from "./language/russian.ts";
import { silentLines } from "./language/silent.ts";
import { ukrainianLines } from "./language/ukrainian.ts";
import { ukrainianInLatin } from "./language/ukrainian-in-latin.ts";

const lines = (list: string): string[] => list.trim().split("\n");
const labelled: readonly (readonly [text: string, language: string | undefined])[] = [
  ...lines(ukrainianLines).map((text) => [text, "uk"] as const),
  ...lines(ukrainianInLatin).map((text) => [text, "uk"] as const),
  ...lines(surzhyk).map((text) => [text, "uk"] as const),
  ...lines(russianLines).map((text) => [text, "ru"] as const),
  ...lines(englishLines).map((text) => [text, "en"] as const),
  ...lines(silentLines).map((text) => [text, undefined] as const),
  ...mixedLines,
];

it("is right about 99 in 100 lines of customers", () => {
  expect(labelled.length).toBeGreaterThanOrEqual(450);
  const wrong = labelled.filter(([text, language]) => detectLanguage(text) !== language);
  expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(labelled.length / 100);
});

describe("detectLanguage", () => {
  it.each([
    ["Добрий день, є сукня?", "uk"],
    ["скільки коштує", "uk"],
    ["об'єм", "uk"],
    ["Здравствуйте, есть платье?", "ru"],
    ["сколько стоит", "ru"],
    ["это дорого", "ru"],
    ["Hello, do you have dresses?", "en"],
    ["hi", "en"],
    ["Hi!", "en"],
    ["Hey!", "en"],
    ["yes", "en"],
    ["No.", "en"],
    ["ok, thanks", "en"],
    ["what do you have in red under 1500", "en"],
  ] as const)("hears %j as %s", (text, language) => expect(detectLanguage(text)).toBe(language));

  it.each(["", "122", "+380670000000", "👍", "ok", "OK!", "okay", "Okay 👌", "XL", "так"])(
    "does not guess from %j alone",
    (text) => {
      expect(detectLanguage(text)).toBeUndefined();
    },
  );
});

/** What is answered in after each line, in a shop that speaks all three. */
function answeredIn(said: readonly string[], start?: "uk" | "en" | "ru"): string[] {
  let current = start;
  return said.map((text, at) => {
    current = nextLanguage(current, [text], languages, { earlier: said.slice(0, at) });
    return current;
  });
}

describe("the language of a conversation", () => {
  it.each<readonly [string, readonly (readonly [text: string, language: string])[]]>([
    [
      "follows one clear sentence, there and back",
      [
        ["Добрий день, є сукні?", "uk"],
        ["Sorry, could you speak English please?", "en"],
        ["а зараз знову українською", "uk"],
        ["how much is the red one", "en"],
        ["дякую", "uk"],
      ],
    ],
    [
      "is Russian again after one English line",
      [
        ["Здравствуйте, сколько стоит куртка?", "ru"],
        ["do you ship abroad?", "en"],
        ["а на 128 одну", "ru"],
        ["нужна предоплата?", "ru"],
      ],
    ],
    [
      "is not changed by a borrowed word, a title, an address or a number",
      [
        ["привіт, шукаю сукню", "uk"],
        ["оператор", "uk"],
        ["спасибо", "uk"],
        ["ok, thanks", "uk"],
        ["Summer Love size M", "uk"],
        ["elena@example.com", "uk"],
        ["человек", "uk"],
        ["0671234567", "uk"],
        ["Nike Air Max 42", "uk"],
        ["Иванова Елена", "uk"],
      ],
    ],
    [
      "stays Russian where Ukrainian names stand in an address",
      [
        ["хочу заказать платье", "ru"],
        ["Коваленко Ірина, Київ, 5", "ru"],
        ["отделение на улице Хрещатик, получатель Коваленко Ірина", "ru"],
      ],
    ],
    [
      "is Ukrainian for Ukrainian in Latin letters",
      [
        ["dobryi den, chy ye suknia na 110", "uk"],
        ["skilky koshtuye", "uk"],
        ["do you speak English?", "en"],
        ["ni, dyakuyu, ya podumayu", "uk"],
      ],
    ],
    [
      "is Ukrainian again with a short question",
      [
        ["Есть платье?", "ru"],
        ["є сукня на 122?", "uk"],
      ],
    ],
    [
      "begins with a greeting",
      [
        ["hi", "en"],
        ["122", "en"],
        ["Сукня Анна є?", "uk"],
      ],
    ],
    [
      "is Ukrainian in surzhyk until most is Russian",
      [
        ["привіт, мені нада плаття на 122", "uk"],
        ["ладно, давай", "uk"],
        ["конечно, спасибо", "uk"],
        ["а когда вы отправите мой заказ?", "ru"],
        ["та ладно, вже не треба", "uk"],
      ],
    ],
  ])("%s", (_promise, turns) => {
    expect(answeredIn(turns.map(([text]) => text))).toEqual(turns.map(([, language]) => language));
  });

  it("reads the newest message of a burst that tells, and all of them together", () => {
    expect(nextLanguage("uk", ["Здравствуйте, есть платье?", "size 122"], languages)).toBe("ru");
    expect(nextLanguage("ru", ["хочу сукню", "скільки коштує?", "и когда отправите заказ"], languages)).toBe("ru");
    expect(nextLanguage("uk", ["how", "much"], languages)).toBe("en");
  });
  it("starts in the shop's first language", () => expect(nextLanguage(undefined, ["👍"], languages)).toBe("uk"));
  it.each(["ok", "okay okay okay okay", "ok, thanks, ok", "yes", "thanks"])("is not changed by %j", (text) =>
    expect(nextLanguage("uk", [text], languages)).toBe("uk"),
  );
  it("never answers in a language the shop does not speak", () =>
    expect(nextLanguage("uk", ["Здравствуйте, сколько это стоит?"], ["uk", "en"])).toBe("uk"));
});
