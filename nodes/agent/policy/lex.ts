import { lettersAsDigits, respell } from "../../../src/core/reading/lookalikes.ts";
import { wordKey } from "../../../src/core/reading/number-words.ts";

/** Marks of our own in a text whose private-use characters were removed: a span that data vouches for. */
export const knownMark = "\ue000";
const firstTitleMark = 0xe100;
const titleMarks = 0x1000;
export const titleMark = (at: number): string => String.fromCharCode(firstTitleMark + (at % titleMarks));

type NumberShape = "plain" | "grouped" | "decimal" | "digits" | "time" | "date" | "words";

export type Token = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: "number";
      readonly value: number;
      /** The same digits as separate numbers, when spaces or marks stand between them. */
      readonly parts: readonly number[];
      readonly shape: NumberShape;
    }
  | { readonly kind: "word"; readonly key: string }
  | { readonly kind: "mark"; readonly key: string }
  /** A span that data vouches for; the place of its title, when it is one. */
  | { readonly kind: "known"; readonly title: number | undefined }
);
export type NumberToken = Extract<Token, { kind: "number" }>;

/** In "X5 128" the 5 is the end of a name. */
const shapes: readonly [NumberShape, string][] = [
  ["date", "\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?!\\d)"],
  ["time", "(?:[01]?\\d|2[0-4]):[0-5]\\d(?![\\d:])"],
  ["digits", "\\d(?:(?: ?[.\\-_'|\\/] ?| )\\d(?!\\d)){2,}"],
  ["grouped", "(?<!(?<![\\p{L}\\d])\\p{Lu}{1,2})\\d{1,3}(?:[ .,'_]\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?"],
  ["decimal", "\\d+[.,]\\d{1,2}(?!\\d)"],
  ["plain", "\\d+"],
];
const numeral = new RegExp(
  `${shapes.map(([shape, source]) => `(?<${shape}>${source})`).join("|")}|(?<word>\\p{L}+(?:'\\p{L}+)*)|(?<known>[\ue000-\uf0ff])|(?<mark>[^ ])`,
  "gu",
);

/** Words, marks and numbers as they are written; numbers in words are put together later. */
export function lex(text: string): Token[] {
  return [...digitsForLookalikes(text).matchAll(numeral)].map((match): Token => {
    const [found] = match;
    const at = { start: match.index, end: match.index + found.length };
    if (match.groups?.["word"] !== undefined) return { ...at, kind: "word", key: wordKey(found) };
    if (match.groups?.["known"] !== undefined) {
      const title = found.charCodeAt(0) - firstTitleMark;
      return { ...at, kind: "known", title: title < 0 ? undefined : title };
    }
    if (match.groups?.["mark"] !== undefined) return { ...at, kind: "mark", key: found };
    const shape = shapes.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? "plain";
    return { ...at, kind: "number", shape, ...read(found, shape) };
  });
}

function read(found: string, shape: NumberShape): { readonly value: number; readonly parts: readonly number[] } {
  const parts = found.match(/\d+/g)?.map(Number) ?? [];
  switch (shape) {
    case "grouped": {
      const cents = /[.,](\d{1,2})$/.exec(found);
      const whole = cents === null ? found : found.slice(0, cents.index);
      return { value: Number(`${whole.replace(/\D/g, "")}.${cents?.[1] ?? "0"}`), parts };
    }
    case "decimal":
      return { value: Number(found.replace(",", ".")), parts };
    case "plain":
    case "digits":
    case "time":
    case "date":
    case "words":
      return { value: Number(found.replace(/\D/g, "")), parts };
  }
}

/** "l590", "15OO" and "1S9О" are numbers to the eye: a run with a digit in it and nothing but look-alikes beside. */
const digitsForLookalikes = (text: string): string =>
  text.replace(
    /(?<![\p{L}\p{N}])(?:(?=[^\s]{0,40}\d)[\dOoОоQIlІіi|!ZЗзЧSЅsБбBВ]{2,}|[lIІ][OoОо]{2,})(?![\p{L}\p{N}])/gu,
    (run) => (/^\d+[!|]*$/.test(run) ? run : respell(run, lettersAsDigits)),
  );
