import { describe, expect, it } from "vitest";
import { alike, identical } from "../../../src/core/reading/lookalikes.ts";
import { normalise } from "../../../src/core/reading/normalise.ts";

describe("a normalised text", () => {
  it.each([
    ["𝐟𝐮𝐥𝐥 ｗｉｄｅ ①", "full wide 1"],
    ["замовлення №5", "замовлення #5"],
    ["об’єкт об´єкт об`єкт обʼєкт", "об'єкт об'єкт об'єкт об'єкт"],
    ["١٥٠٠ १५०० 1️⃣🔟", "1500 1500 110"],
    ["зни\u200bж\u00adка за́раз", "знижка зараз"],
    ["один\r\nдва\u2028три", "один\nдва\nтри"],
    ["один\rдва\u000bтри\u000cчотири\u2029", "один\nдва\nтри\nчотири\n"],
    ["a\ue000b\u0007c", "abc"],
    ["Ёлка й Їжак, ÉTÉ", "Ёлка й Їжак, ÉTÉ"],
    ["a\ud800", "a\ufffd"],
  ])("has one form for each sign: %j", (raw, plain) => expect(normalise(raw)).toBe(plain));

  it("has small letters without accents where they are wanted so", () => {
    expect(normalise("ЁЛКА, Ґава, Їжак, йод, É, за́раз", { bareLetters: true })).toBe("елка, гава, їжак, йод, e, зараз");
    expect(normalise("Ёж и ёлка", { yoAsYe: true })).toBe("Еж и елка");
  });

  it("has one dash, one quotation mark and one dot where they are wanted so", () => {
    expect(normalise("«а» — “б” • в ☆ г\tд", { plainSigns: true })).toBe('"а" - "б" . в г д');
    expect(normalise("**1 590** <b>грн</b>, 2*3, 1_000", { plainSigns: true, withoutFormatting: true })).toBe(
      "1 590 грн, 2*3, 1000",
    );
    expect(
      normalise('a<br/>b <span class="x y">c</span> <p>d<img>e 2 <b 3>!', {
        plainSigns: true,
        withoutFormatting: true,
      }),
    ).toBe("ab c d<img>e 2 !");
  });

  it("reads strangers' letters as what they look like", () => {
    expect(normalise("ραssωord", { strangersAsLatin: true })).toBe("password");
  });

  it("has words of one script, by the letters that the reader trusts", () => {
    // The Latin letters: p in the first, H in the second, all but а in the third.
    expect(normalise("гpн HІ pаypal", { mixedWords: identical })).toBe("грн НІ paypal");
    expect(normalise("cуka", { mixedWords: identical })).toBe("cyka");
    expect(normalise("nрода", { mixedWords: alike })).toBe("прода");
    expect(normalise("бlя", { mixedWords: identical })).toBe("бlя");
  });

  it("leaves a word in one script alone, whatever it looks like", () => {
    expect(normalise("cop HOP сор НОР", { mixedWords: identical })).toBe("cop HOP сор НОР");
    expect(normalise("cop HOP сор НОР", { mixedWords: alike })).toBe("cop HOP сор НОР");
  });

  it("reads a Latin b as a consonant beside letters that are surely Cyrillic, and as what it looks like elsewhere", () => {
    expect(normalise("bулка", { mixedWords: alike })).toBe("булка");
    expect(normalise("коb bос", { mixedWords: alike })).toBe("коь ьос");
  });

  it("grows to no more than twice its length", () => {
    expect(normalise("\ufdfa".repeat(10_000)).length).toBeLessThanOrEqual(20_100);
    expect(normalise("\ufdfa")).toHaveLength(18);
  });
});
