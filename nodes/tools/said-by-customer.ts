import { withEachSpokenNumber, withSpokenNumbers } from "../../src/core/reading/spoken-numbers.ts";

/** Cyrillic to a consonant skeleton that Latin spellings reach too: "Київ", "Киев" and "Kyiv" all become "kv". */
const consonants: Record<string, string> = {
  б: "b",
  в: "v",
  г: "h",
  ґ: "h",
  д: "d",
  ж: "zh",
  з: "z",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sh",
};

function skeleton(text: string): string {
  return text
    .toLowerCase()
    .replace(/\p{Script=Cyrillic}/gu, (letter) => consonants[letter] ?? "")
    .replace(/shch/g, "sh")
    .replace(/kh/g, "h")
    .replace(/g/g, "h")
    .replace(/w/g, "v")
    .replace(/[aeiouyj'’ʼ`]/g, "")
    .replace(/([a-z])\1+/g, "$1");
}

const words = (text: string): string[] => text.match(/[\p{L}'’ʼ]+/gu) ?? [];
const digits = (text: string): string => text.replace(/\D/g, "");

/** Whether the customer could have said this: each word of it, in any script or spelling, stands in what they wrote. */
export function saidWords(value: string, said: readonly string[]): boolean {
  const heard = said.flatMap(words).map(skeleton);
  const wanted = words(value)
    .map(skeleton)
    .filter((word) => word.length > 0);
  if (wanted.length === 0)
    return words(value).every((word) => said.some((text) => text.toLowerCase().includes(word.toLowerCase())));
  // Endings change ("з Одеси" is "Одеса"), beginnings hold: a shared start of most of the word is enough.
  return wanted.every((word) =>
    heard.some((other) => other.startsWith(word.slice(0, Math.max(1, Math.ceil(word.length * 0.7))))),
  );
}

/** Whether the customer wrote these digits in a row, with any separators between them, or said them in words. */
export const saidDigits = (value: string, said: readonly string[]): boolean =>
  digits(value) !== "" &&
  said.some((text) =>
    [text, withSpokenNumbers(text), withEachSpokenNumber(text)].some((each) => digits(each).includes(digits(value))),
  );
