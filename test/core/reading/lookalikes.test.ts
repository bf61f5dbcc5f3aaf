import { describe, expect, it } from "vitest";
import { alike, identical, lettersAsDigits, respell, soundsInCyrillic } from "../../../src/core/reading/lookalikes.ts";

describe("the table of look-alikes", () => {
  it("goes both ways for letters that cannot be told apart", () => {
    for (const [latin, cyrillic] of identical.inCyrillic) {
      expect(identical.inLatin.get(cyrillic)).toBe(latin);
      expect([latin, cyrillic].map((letter) => /\p{Script=Cyrillic}/u.test(letter))).toEqual([false, true]);
      expect(latin === latin.toLowerCase()).toBe(cyrillic === cyrillic.toLowerCase());
    }
    expect(identical.inCyrillic.size).toBe(24);
  });

  it("takes in one direction what only looks so from one side", () => {
    expect(respell("wgv", alike.inCyrillic)).toBe("шдв");
    expect(respell("вдї", alike.inLatin)).toBe("bdi");
    expect([alike.inLatin.get("ш"), alike.inCyrillic.get("d")]).toEqual([undefined, undefined]);
  });

  it("knows a letter's shape from its sound, and signs from digits", () => {
    expect([respell("pyx", alike.inCyrillic), respell("pyx", soundsInCyrillic)]).toEqual(["рух", "пих"]);
    expect([respell("с@п0г", alike.inCyrillic), respell("sh1t", alike.inLatin)]).toEqual(["сапог", "shit"]);
    expect(respell("l5ОО", lettersAsDigits)).toBe("1500");
  });

  it("reads b among Cyrillic letters as a consonant", () => {
    expect([alike.inCyrillic.get("b"), alike.amongCyrillic.get("b")]).toEqual(["ь", "б"]);
  });
});
