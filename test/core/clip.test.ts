import { describe, expect, it } from "vitest";
import { cleanText, clip } from "../../src/core/text.ts";

describe("a text that is cut", () => {
  it.each([
    ["abcde", 5, "abcde"],
    ["abcdef", 5, "abcd…"],
    ["abc", 1, "…"],
    ["ab👨‍👩‍👧cd", 5, "ab…"],
    ["ab👍cd", 5, "ab👍…"],
    ["a".repeat(200), 100, `${"a".repeat(99)}…`],
  ])("%j to %s is %j", (text, maxChars, cut) => expect(clip(text, maxChars)).toBe(cut));
});

it.each([
  ["a\r\nb", "a\nb"],
  ["a\rb", "a\nb"],
  [" a\u0000\u0007b\u007f ", "ab"],
  ["a\tb", "a\tb"],
  ["a\ud800", "a\ufffd"],
])("%j is kept as %j", (raw, clean) => expect(cleanText(raw)).toBe(clean));
