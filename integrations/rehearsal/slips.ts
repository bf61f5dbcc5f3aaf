import { speller } from "../../src/core/reading/misspelled.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { readIntents } from "./intents.ts";

/** Not the English ones: "take" and "add" are one letter away from too many other words. */
const wordsOfBuying =
  "беру берем візьму купую куплю замовляю додай додайте давайте возьму покупаю заказываю добавь добавьте".split(" ");
const leastChars = 3;
const meant = speller(wordsOfBuying, leastChars);

/** Right after an offer a word that says nothing and is one slip away from buying means it: "беу". */
export const withoutSlips = (text: string): string =>
  readIntents(normalise(text, { yoAsYe: true })).size > 0
    ? text
    : text.replace(/\p{L}+/gu, (word) => meant(word.toLowerCase()) ?? word);
