import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, clip } from "../../src/core/index.ts";

describe("cleanText", () => {
  it("removes what Postgres refuses and keeps what people wrote", () => {
    expect(cleanText("при\u0000віт\u0007")).toBe("привіт");
    expect(cleanText("a\ud800b")).toBe("a\ufffdb");
    expect(cleanText("  Об'єкт\r\nдругий рядок\t👩‍👧  ")).toBe("Об'єкт\nдругий рядок\t👩‍👧");
  });

  it("makes any string storable, and changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (raw) => {
        const clean = cleanText(raw);
        expect(clean).not.toContain("\u0000");
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe("clip", () => {
  it("never exceeds the limit nor cuts a letter or an emoji in two", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.integer({ min: 1, max: 120 }),
        (text, maxChars) => {
          const cut = clip(text, maxChars);
          expect(cut.length).toBeLessThanOrEqual(Math.max(maxChars, 1));
          expect(text.length <= maxChars ? cut === text : cut.endsWith("…")).toBe(true);
          expect(text.startsWith(cut.replace(/…$/, "")) || cut === text).toBe(true);
          if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
