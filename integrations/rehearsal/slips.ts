import { speller } from "../../src/core/reading/misspelled.ts";
import { normalise } from "../../src/core/reading/normalise.ts";
import { readIntents } from "./intents.ts";

/** Not the English ones: "take" and "add" are one letter away from too many other words. */
const wordsOfBuying =
  "беру берем візьму купую куплю замовляю додай додайте давайте возьму покупаю заказываю добавь добавьте".split(" ");
const leastChars = 3;
const meant = speller(wordsOfBuying, leastChars);

/** Whole forms of long words that decide a sale; a form of another word is never one letter away from one of them. */
const wordsOfSale =
  "куртка куртки куртку сукня сукні сукню суконь платье платья футболка футболки футболку футболок костюм костюма штани шорти пальто джинси худі чорна чорну чорний чорні черную червона червону червоний зелену бежева бежеву візьму замовляю оформляйте оформлюйте оформіть відділення отделение поштомат харків полтава вінниця черкаси житомир тернопіль запоріжжя передоплата предоплата".split(
    " ",
  );
const spelled = speller(wordsOfSale);

/** "Є куркти?", "офрмляйте", "харкив": a word with one slip in it is the one that was meant. */
export const spelledRight = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => {
    const right = spelled(word.toLowerCase());
    return right === undefined || right === word.toLowerCase() ? word : right;
  });

/** Right after an offer a word that says nothing and is one slip away from buying means it: "беу". */
export const withoutSlips = (text: string): string =>
  readIntents(normalise(text, { yoAsYe: true })).size > 0
    ? text
    : text.replace(/\p{L}+/gu, (word) => meant(word.toLowerCase()) ?? word);
