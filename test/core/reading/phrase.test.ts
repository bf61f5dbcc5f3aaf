import { describe, expect, it } from "vitest";
import { alternativesIn, plainPhrase, prosePhrase, writtenPhrase } from "../../../src/core/reading/phrase.ts";

describe("a phrase", () => {
  it.each([
    ["знижк~", "наші знижки тут", true],
    ["знижк~", "без знижок", false],
    ["сукн~", "підсукня", false],
    ["(є|маємо) ..2 знижк~", "є у нас знижка", true],
    ["(є|маємо) ..2 знижк~", "є у нас сьогодні знижка", false],
    ["(є|маємо) ..2 знижк~", "є знижка", true],
  ])("%j in %j: %s", (source, text, isThere) => {
    expect(prosePhrase(source).test(` ${text} `)).toBe(isThere);
    expect(plainPhrase(source).test(text)).toBe(isThere);
    expect(writtenPhrase(source).test(text)).toBe(isThere);
  });

  it("ends with the sentence in prose, and goes through marks in plain text", () => {
    expect(prosePhrase("маємо ..2 знижку").test(" маємо | знижку ")).toBe(false);
    expect(plainPhrase("маємо знижку").test("маємо - знижку")).toBe(true);
    expect(writtenPhrase("маємо знижку").test("маємо - знижку")).toBe(false);
  });

  it("takes a word with hyphens or apostrophes as one in plain text", () => {
    expect(plainPhrase("це ..1 сукня").test("це темно-синьо-м'ятна сукня")).toBe(true);
    expect(plainPhrase("п'ят~").test("п'ять")).toBe(true);
  });

  it("forgives capitals and missing apostrophes where it reads what a customer typed", () => {
    expect(writtenPhrase("п'ять  ".trim()).test("ПЯТЬ")).toBe(true);
  });

  it("is a list with commas, in which signs mean themselves", () => {
    expect(alternativesIn(" 100%, co., #1 , повернен~")).toEqual(["100%", "co\\.", "#1", "повернен~"]);
    expect(writtenPhrase(...alternativesIn("c++, a|b")).test("вчу c++ удома")).toBe(true);
    expect(writtenPhrase(...alternativesIn("a|b")).test("a")).toBe(false);
  });
});
