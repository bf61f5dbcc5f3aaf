import { type Found, findAll, without } from "../found.ts";
import { numberWords, readNumberWord } from "./number-words.ts";

/** More of one article than this is wholesale, which the cart does not take. */
const mostPieces = 20;

const counted = /(?<![\p{N}\p{L}])(?:x|х)?\s?(\d{1,2})\s?(?:x|х|шт\p{L}*\.?|pcs|pieces|items)(?!\p{L})/iu;
const times = /(?<![\p{N}\p{L}])[xх×]\s?(\d{1,2})(?![\p{N}\p{L}])/iu;
const inWords = new RegExp(`(?<![\\p{L}\\p{N}])(${numberWords})(?![\\p{L}\\p{N}])`, "iu");
/** "the blue one" is no count, a lone "one" is. */
const loneOne = /^\W*(?:one)(?![\p{L}\p{N}])/iu;
const bare = /(?<![\p{N}\p{L}№#.,+])(\d{1,2})(?![\p{N}\p{L}%.]|-|\s?(?:кг|kg|см|cm|хв|год|min|day|дн))/u;

const piecesOf = (digits: string | undefined): number | undefined => {
  const pieces = Number(digits);
  return pieces >= 1 && pieces <= mostPieces ? pieces : undefined;
};

/** Counts in a text from which phones, prices, branches and sizes have been taken out. */
export function readQuantities(text: string): Found<number>[] {
  const all: Found<number>[] = [];
  let rest = text;
  for (const read of [
    (left: string) => findAll(left, counted, ([, digits]) => piecesOf(digits)),
    (left: string) => findAll(left, times, ([, digits]) => piecesOf(digits)),
    (left: string) => findAll(left, inWords, ([, word]) => readNumberWord(word ?? "")),
    (left: string) => findAll(left, loneOne, () => 1),
    (left: string) => findAll(left, bare, ([, digits]) => piecesOf(digits)),
  ]) {
    const found = read(rest);
    rest = without(rest, found);
    all.push(...found);
  }
  return all.sort((a, b) => a.at - b.at);
}
