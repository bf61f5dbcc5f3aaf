import { describe, expect, it } from "vitest";
import { guidedTexts } from "../../../nodes/texts/guided/guided-texts.ts";
import { texts } from "../../../nodes/texts/texts.ts";
import { languages } from "../../../src/core/index.ts";

const keysOf = (value: unknown, path = ""): string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`))
    : [path];

describe("texts", () => {
  it.each(languages)("are complete in %s", (language) => {
    expect(keysOf(texts[language]).sort()).toEqual(keysOf(texts.uk).sort());
    expect(keysOf(guidedTexts[language]).sort()).toEqual(keysOf(guidedTexts.uk).sort());
  });

  it("speak of the assistant without a gender, whatever name it bears", () => {
    for (const said of [
      ...Object.values(texts).map(({ staff: _staff, ...each }) => each),
      ...Object.values(guidedTexts),
    ]) {
      const words = JSON.stringify(said, (_key, value) => (typeof value === "function" ? String(value) : value));
      expect(words).not.toMatch(
        /(?<!\p{L})(?:сам|сама|радий|рада|рад|готовий|готова|готов|зміг|змогла|смог|смогла)(?!\p{L})/iu,
      );
    }
  });

  it("hold no letter of a neighbouring language", () => {
    const words = (language: (typeof languages)[number]): string =>
      JSON.stringify([texts[language], guidedTexts[language]], (_key, value) =>
        typeof value === "function" ? String(value) : value,
      );
    expect(words("uk")).not.toMatch(/[ыэъё]/i);
    expect(words("ru")).not.toMatch(/[іїєґ]/i);
    expect(words("en")).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});
