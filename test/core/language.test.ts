import { describe, expect, it } from "vitest";
import { detectLanguage, languages, nextLanguage } from "../../src/core/index.ts";

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

describe("nextLanguage", () => {
  it("starts in the shop's first language", () => expect(nextLanguage(undefined, "👍", languages)).toBe("uk"));
  it("follows the customer's first clear words", () =>
    expect(nextLanguage(undefined, "Hello there", languages)).toBe("en"));
  it("is not changed by one foreign word", () => expect(nextLanguage("uk", "thanks", languages)).toBe("uk"));
  it("is English after a short English greeting", () => expect(nextLanguage(undefined, "Hi!", languages)).toBe("en"));
  it.each(["ok", "okay okay okay okay", "ok, thanks, ok", "yes"])("is not changed by %j", (text) =>
    expect(nextLanguage("uk", text, languages)).toBe("uk"),
  );
  it("changes with a whole foreign sentence", () =>
    expect(nextLanguage("uk", "sorry, could you speak English please", languages)).toBe("en"));
  it("never answers in a language the shop does not speak", () =>
    expect(nextLanguage("uk", "Здравствуйте, сколько это стоит?", ["uk", "en"])).toBe("uk"));
});
