import { describe, expect, it } from "vitest";
import { detectLanguage, nextLanguage } from "../../src/core/language.ts";

describe("what tells a language", () => {
  it.each([
    ["<b>bold text</b> так і є", "uk"],
    ["https://shop.example.com/dress так і є", "uk"],
    ["http://shop.example.com/dress-in-red і", "uk"],
    ["XL 122, так, є і є", "uk"],
    ["so is this one і", "en"],
    ["a b c d", undefined],
    ["abcd", undefined],
    ["Guten Tag, haben Sie das Kleid noch?", "en"],
    ["some unlisted gibberish wörter", "en"],
    ["і ы", "uk"],
  ] as const)("%j is %s", (text, language) => expect(detectLanguage(text)).toBe(language));
});

describe("which language is answered in", () => {
  const all = ["uk", "en", "ru"] as const;

  it.each([
    // The known one, then the app's, then the shop's first; each only where the shop speaks it.
    ["👍", "ru", "en", all, "ru"],
    ["👍", undefined, "en", all, "en"],
    ["👍", undefined, "en", ["ru", "uk"], "ru"],
    ["👍", "en", undefined, ["ru", "uk"], "ru"],
    ["👍", "en", "uk", ["ru", "uk"], "uk"],
    ["👍", undefined, undefined, [], "uk"],
    // The first clear words decide over the app.
    ["Добрий день, є сукня?", undefined, "en", all, "uk"],
    // Any Cyrillic ends an English conversation; two words end another one, three of English.
    ["дякую", "en", undefined, all, "uk"],
    ["спасибо", "uk", undefined, all, "uk"],
    ["это дорого", "uk", undefined, all, "ru"],
    ["thank you", "uk", undefined, all, "uk"],
    ["thank you dear", "uk", undefined, all, "en"],
    ["Здравствуйте, это дорого", "uk", undefined, ["uk", "en"], "uk"],
  ] as const)("%j in %s, app in %s, shop %j: %s", (text, current, app, spoken, language) => {
    expect(nextLanguage(current, [text], spoken, { app })).toBe(language);
  });
});
