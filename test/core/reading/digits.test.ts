import { expect, it } from "vitest";
import { digitOf } from "../../../src/core/reading/digits.ts";

const read = (character: string): string => digitOf(character.codePointAt(0) ?? 0);

it.each([
  ["0123456789", "0123456789"],
  ["٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["০৯", "09"],
  ["０９", "09"],
  ["𝟎𝟗", "09"],
  ["𞥐𞥙", "09"],
  ["²³¹", "231"],
  ["①⑨", "19"],
])("a digit is read in any script: %s", (written, digits) => {
  expect([...written].map(read).join("")).toBe(digits);
});

it.each([..."/:aя.½⑩ⅷ৴±一"])("no digit is seen in %s", (character) => {
  expect(read(character)).toBe("");
});
