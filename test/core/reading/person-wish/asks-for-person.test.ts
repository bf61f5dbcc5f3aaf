import { describe, expect, it } from "vitest";
import { texts } from "../../../../nodes/texts/texts.ts";
import { languages } from "../../../../src/core/index.ts";
import { asksForPerson } from "../../../../src/core/reading/person-wish/asks-for-person.ts";
import { englishLines } from "../../language/english.ts";
import { russianLines } from "../../language/russian.ts";
import { ukrainianLines } from "../../language/ukrainian.ts";
import { angryWishes } from "./wishes/angry.ts";
import { lookAlikes } from "./wishes/look-alikes.ts";
import { mistypedWishes } from "./wishes/mistyped.ts";
import { moreWishes } from "./wishes/more.ts";
import { moreLookAlikes } from "./wishes/more-look-alikes.ts";
import { plainWishes } from "./wishes/plain.ts";

const lines = (...lists: readonly string[]): string[] => lists.flatMap((list) => list.trim().split("\n"));
const wishes = lines(plainWishes, angryWishes, mistypedWishes, moreWishes);
const others = lines(lookAlikes, moreLookAlikes);

describe("a wish for a person", () => {
  it("is heard in 995 of 1,000 everyday lines, also angry, sworn, mistyped and mixed ones", () => {
    expect(wishes.length).toBeGreaterThanOrEqual(400);
    const missed = wishes.filter((text) => !asksForPerson(text));
    expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(wishes.length / 200);
  });

  it("is heard in capitals and at either end of a long message", () => {
    const filler = "Добрий день, хочу розповісти про свою покупку. ".repeat(30);
    const of = (text: string): string[] => [text.toUpperCase(), `${text}\n${filler}`, `${filler}\n${text}`];
    const missed = lines(plainWishes)
      .flatMap(of)
      .filter((text) => !asksForPerson(text));
    expect(missed).toEqual([]);
  });

  it("is heard in what the product's own button and command say", () => {
    for (const language of languages) expect(asksForPerson(texts[language].commands.person)).toBe(true);
  });

  it("is not heard where a person is only named, more than once in 100 lines", () => {
    expect(others.length).toBeGreaterThanOrEqual(380);
    const taken = others.filter(asksForPerson);
    expect(taken.length, JSON.stringify(taken)).toBeLessThanOrEqual(others.length / 100);
  });

  it("is not heard in what customers write otherwise", () => {
    const usual = lines(ukrainianLines, russianLines, englishLines);
    const asking = ["покличте менеджера будь ласка", "позовите менеджера пожалуйста", "please get me a manager"];
    expect(usual.filter(asksForPerson)).toEqual(asking);
  });
});
