import type { Language } from "../../../src/core/index.ts";
import type { Twin } from "./twin.ts";

const withUnit =
  "(?<![\\d.,:-])(\\d{1,5})(?= ?(?:днів|дні|день|робоч|годин|хвилин|тиж|місяц|грн|%|дней|дня|часов|недел|месяц|days?|hours?|weeks?|months?|uah|working))";
const leastChars = 12;
const mostChars = 300;
/** A number that says how long, how much, or what share. */
const counted = new RegExp(withUnit, "giu");

/** A sentence of the shop's own terms or pages, and the same with one number changed. */
export const termTwins = (texts: readonly string[], language: Language): Twin[] =>
  texts.flatMap(sentencesOf).flatMap((honest) =>
    [...honest.matchAll(counted)].flatMap(({ index, 1: number = "" }): Twin[] => {
      const wrong = String(Number(number) + (Number(number) < 100 ? 16 : 170));
      const twin = honest.slice(0, index) + wrong + honest.slice(index + number.length);
      return texts.some((text) => text.includes(wrong)) ? [] : [{ language, honest, twin }];
    }),
  );

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter(({ length }) => length >= leastChars && length <= mostChars);
