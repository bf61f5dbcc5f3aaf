import { type Found, findAll, without } from "../found.ts";

export interface Budget {
  readonly max?: number;
  readonly min?: number;
}

const amount = "(\\d{1,3}(?:[ \\u00a0]\\d{3})+|\\d{1,6})(?:[.,]\\d{1,2})?\\s?(к|k|тис\\p{L}*\\.?|тыс\\p{L}*\\.?)?";
const currency = "(?:\\s?(грн|гривень|гривні|гривен|гривны|uah|hryvnias?|₴))";
const atMost =
  "до|не дорожче(?: за| ніж)?|не дороже|не більше|не больше|максимум|в межах|в пределах|дешевше(?: за| ніж)?|дешевле|менше|меньше|under|below|up to|at most|less than|cheaper than|max|within|бюджет\\p{L}*|budget(?: is| of)?";
const atLeast = "від|от|from|over|above|at least|понад|дорожче|больше|більше|more than";

const between = new RegExp(
  `(?<!\\p{L})(?:від|от|from|between)\\s+${amount}${currency}?\\s+(?:до|to|and)\\s+${amount}${currency}?(?![\\p{L}\\p{N}])`,
  "iu",
);
const capped = new RegExp(`(?<!\\p{L})(?:${atMost})\\s*:?\\s*${amount}${currency}?(?![\\p{L}\\p{N}])`, "iu");
const floored = new RegExp(`(?<!\\p{L})(?:${atLeast})\\s+${amount}${currency}?(?![\\p{L}\\p{N}])`, "iu");
const plain = new RegExp(`(?<![\\p{N}\\p{L}])${amount}${currency}(?!\\p{L})`, "iu");

/** "1500 маю". */
const inHand = /(?<!\p{N})(\d{3,5})\s(?:маю|маємо|имею|есть на это)(?!\p{L})/iu;

/** Below this a bare number after "до" is a size or an age, not money. */
const leastBareAmount = 190;

function read(digits: string | undefined, thousand: string | undefined, unit: string | undefined): number | undefined {
  const value = Number(digits?.replace(/\D/g, "")) * (thousand === undefined ? 1 : 1000);
  return value > 0 && (unit !== undefined || value >= leastBareAmount) ? value : undefined;
}

/** What may be spent. The amount goes into a search and is never said back: only prices from data are said. */
export function readBudget(text: string): Found<Budget>[] {
  const both = findAll(text, between, ([, low, lowK, lowUnit, high, highK, highUnit]) => {
    const max = read(high, highK, highUnit);
    const min = read(low, lowK ?? highK, lowUnit ?? highUnit);
    return max === undefined || min === undefined ? undefined : { max, min };
  });
  if (both.length > 0) return both;
  const max = findAll(text, capped, ([, digits, k, unit]) => {
    const value = read(digits, k, unit);
    return value === undefined ? undefined : { max: value };
  });
  // "не дорожче 1500" holds "дорожче 1500".
  const min = findAll(without(text, max), floored, ([, digits, k, unit]) => {
    const value = read(digits, k, unit);
    return value === undefined ? undefined : { min: value };
  });
  if (max.length + min.length > 0) return [...max, ...min];
  const held = findAll(text, inHand, ([, digits]) => ({ max: Number(digits) }));
  if (held.length > 0) return held;
  return findAll(text, plain, ([, digits, k, unit]) => {
    const value = read(digits, k, unit);
    return value === undefined ? undefined : { max: value };
  });
}
