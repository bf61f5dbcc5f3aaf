import type { ArticleFacts } from "../claim-facts.ts";
import { heardIn, isSaid } from "../measures.ts";

/** How far the next size may lie above a height that no size covers: one step of six centimetres. */
const oneStepUp = 6;
const smallestHeight = 44;
const largestHeight = 188;

const range = /(?<![\p{L}\d.,-])(\d{2,3}) ?- ?(\d{2,3})(?![\d\p{L}]|[.,-]\d)/gu;
const beforeSize = "на|у|в|розмір\\p{L}*|размер\\p{L}*|зріст\\p{L}*|рост\\p{L}*|size|in|for|№|#";
const sizeWord = "розмір\\p{L}* |размер\\p{L}* |size |зріст |рост |№ ?";
const otherUnit =
  "грн|грив|₴|uah|%|хв|год|дн|день|рок|рік|р\\.|лет|год|міс|шт|відділен|поштомат|січн|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листоп|груд|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|min|hour|day|year|pcs";
/** "на 128", "розмір 128", "size 128", "128-й": a number that a preposition of sizes or the word stands before. */
const single = new RegExp(
  `(?<![\\p{L}\\d])(?:${beforeSize}) ?(?:${sizeWord})?(\\d{2,3})(?![\\d\\p{L}]|[.,:-]\\d)(?! ?(?:${otherUnit}))`,
  "gu",
);
const letters = /(?<![\p{L}\d-])(xxs|xs|s|m|l|xl|xxl|xxxl|[2-5]xl)(?![\p{L}\d'-])/gu;

/** Sizes that a clause names, in the spelling of data where data have them. */
export function sizesIn(clause: string, articles: readonly ArticleFacts[]): string[] {
  const known = new Set(articles.flatMap(({ variants }) => variants.map(({ size }) => size)));
  const worded = [...known].filter((size) => /\p{L}/u.test(size) && size.length > 2 && clause.includes(size));
  const heard = heardIn(clause);
  const measured = articles.flatMap(({ variants }) =>
    variants.flatMap(({ size, form }) => (!isBodySize(size) && isSaid(form, heard) ? [size] : [])),
  );
  const ranges = [...clause.matchAll(range)].map(([, from, to]) => `${from}-${to}`);
  const comesInHeights = known.size === 0 || [...known].some(isBodySize);
  const withoutRanges = clause.replace(range, " ");
  const singles = [...withoutRanges.matchAll(single)].flatMap(({ 0: found, 1: number = "", index }) => {
    const more = moreOfList.exec(withoutRanges.slice(index + found.length))?.[0].match(/\d+/g) ?? [];
    return [number, ...more].filter((each) => known.has(each) || (isHeight(each) && comesInHeights));
  });
  const ordinals = [...withoutRanges.matchAll(numbered)].flatMap(([, first, second]) => {
    const number = first ?? second ?? "";
    return known.has(number) ? [number] : [];
  });
  const lettered = [...known].some((size) => /^(?:x*[sml]|\dxl)$/.test(size))
    ? [...clause.matchAll(letters)].map(([found]) => found)
    : [];
  return [
    ...new Set([...worded, ...measured]),
    ...ranges.filter((found) => isSize(found, known)),
    ...new Set([...singles, ...ordinals]),
    ...lettered,
  ];
}

/** "38-й", "41 розмір". */
const numbered = /(?<![\p{L}\d.,-])(?:(\d{2,3})-?(?:ий|й|го|му|th)(?!\p{L})|(\d{2,3}) (?:розмір|размер|size))/gu;

/** "на 110 і 116": the rest of a list. */
const moreOfList = /^(?: ?(?:,|\/|і|й|та|и|або|чи|или|or|and) ?\d{2,3}(?![\d\p{L}.-]))+/u;
const isHeight = (number: string): boolean => Number(number) >= smallestHeight && Number(number) <= largestHeight;

/** A height or a number of clothes or shoes: "122-128", "48". */
const isBodySize = (size: string): boolean => /^\d{2,3}(?:-\d{2,3})?$/.test(size);

const isSize = (found: string, known: ReadonlySet<string>): boolean =>
  known.has(found) || found.split("-").every(isHeight);

/** Which of a product's sizes a named size or height means: itself, the one it lies in, or the next one up. */
export function covering(named: string, sizes: readonly string[]): string[] {
  if (sizes.includes(named)) return [named];
  const value = Number(named);
  if (Number.isNaN(value)) return [];
  const inside = sizes.filter((size) => {
    const [from = Number.NaN, to = from] = size.split("-").map(Number);
    return value >= from && value <= to;
  });
  if (inside.length > 0) return inside;
  return sizes.filter((size) => {
    const from = Number(size.split("-")[0]);
    return from > value && from - value <= oneStepUp;
  });
}
