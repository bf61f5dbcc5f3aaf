import { type AmountScene, isDifferenceAt, isTotalAt, isWrongRest } from "./amount-scene.ts";
import { beforeWord, boundWord, dueWord, prepayWord, restWord, totalWord } from "./amount-words.ts";
import { isEchoed } from "./echoes.ts";
import type { KnownVariant } from "./known-variants.ts";
import { isBudget } from "./number-role.ts";
import { tiedVariants, wordedVariants } from "./price-tie.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { isReckoned } from "./reckon.ts";
import { bestNamed } from "./scene.ts";
import { minorOf } from "./text-evidence.ts";
import { clauseAround, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";
import { priceWord } from "./units.ts";

/** Why an amount does not hold; undefined when it does. */
type Fault = string | undefined;

/** A message of 900 characters that has more is no answer. */
const mostAmounts = 60;
/** An answer that has more to reckon is none. */
const mostReckoned = 12;

/** Judges all amounts of a reply: what was found right by reckoning may be a term of the next one. */
export function faultyAmounts(scene: AmountScene): ReadonlyMap<ReadNumber, string> {
  if (scene.amounts.length > mostAmounts) {
    return new Map(scene.amounts.map((number) => [number, "too many amounts"]));
  }
  const held = new Set<number>();
  // "9 штук по 95": a price below a hundred is no amount by itself, and a known one.
  for (const { value, role } of scene.reading.numbers) {
    if ((role === "bare" || role === "harmless") && value >= 10 && scene.evidence.prices.has(minorOf(value)))
      held.add(minorOf(value));
  }
  // What is left of it is reckoned from it.
  for (const { value, role, at } of scene.reading.numbers)
    if (role === "harmless" && value >= 100 && isBudget(scene.tokens, at)) held.add(minorOf(value));
  for (const number of scene.amounts) if (isSupposed(scene, number)) held.add(minorOf(number.value));
  let open = scene.amounts
    .filter((number) => !isSupposed(scene, number))
    .map((number) => ({ number, fault: faultOf(scene, number) }));
  for (const { number, fault } of open) if (fault === undefined) held.add(minorOf(number.value));
  open = open.filter(({ fault }) => fault !== undefined);
  const isAnswer = open.length <= mostReckoned;
  for (let isMoving = isAnswer; isMoving && open.length > 0; ) {
    const right = open.filter(({ number }) => isReckoned(scene, number, held));
    for (const { number } of right) held.add(minorOf(number.value));
    open = open.filter((each) => !right.includes(each));
    isMoving = right.length > 0;
  }
  return new Map(open.map(({ number, fault }) => [number, fault ?? "no known amount"]));
}

/** "Якби замовлення вийшло на 600 грн": an example of a sum, and no price of anything that is named. */
function isSupposed(scene: AmountScene, { at, value }: ReadNumber): boolean {
  const { tokens } = scene;
  const { from, to } = sentenceAround(tokens, at);
  const words = wordsIn(tokens, { from, to });
  if (value < 100 || !words.some((key) => exampleWord.test(key)) || tiedVariants(scene, at) !== undefined) return false;
  return wordsIn(tokens, { from: Math.max(from, at - 6), to: at }).some((key) => sumWord.test(key));
}
const exampleWord =
  /^(?:наприклад|например|приміром|припустімо|припустимо|допустимо|допустим|якби|example|instance|suppose|say$)/u;
const sumWord = /^(?:замовлен|заказ|order|разом|вместе|вийд|вийш|выйд|выш|сум|кошик|корзин|cart|total|чек$)/u;

function faultOf(scene: AmountScene, number: ReadNumber): Fault {
  const { evidence, tokens } = scene;
  const minor = minorOf(number.value);
  if (isBound(scene, number) || isEchoed(number, tokens, evidence)) return undefined;
  const tied = tiedVariants(scene, number.at) ?? [];
  const worded = tied.length > 0 ? [] : wordedVariants(scene, number.at);
  const meant = tied.length > 0 ? tied : worded;
  if (saysBefore(scene, number.at)) {
    const before = new Set(meant.length > 0 ? meant.flatMap(({ oldPrice }) => oldPrice ?? []) : evidence.oldPrices);
    if (before.has(minor)) return undefined;
  }
  if (meant.length > 0) {
    const prices = new Set(meant.flatMap((variant) => [...variant.prices]));
    const isRight =
      (prices.has(minor) && !isWrongOfOne(scene, number, meant, minor)) ||
      (evidence.sums.has(minor) && isOfOrder(scene, number)) ||
      (worded.length > 0 && (evidence.fees.has(minor) || isSumOfOrder(scene, number, minor)));
    if (!isRight) return `${titlesOf(meant)} costs ${listed(prices)}`;
    if (tied.length > 0) return undefined;
  }
  if (!evidence.amounts.has(minor)) return "no known amount";
  return roleFault(scene, number, minor);
}

/** "Лаванда й кедр по 320": a price of each, and one of them has another. */
function isWrongOfOne(scene: AmountScene, { at }: ReadNumber, meant: readonly KnownVariant[], minor: number) {
  const { tokens } = scene;
  const { from } = sentenceAround(tokens, at);
  const isEach =
    keyOf(tokens[at - 1]) === "по" ||
    [at + 1, at + 2].some((next) => keyOf(tokens[next]) === "each") ||
    tokens
      .slice(Math.max(from, at - mostBefore), at)
      .some((token) => /^(?:хоч|хот|either|both|обидв)/u.test(keyOf(token)));
  const last = tokens.slice(from, at).findLastIndex((token) => /^[,;:(]$/u.test(keyOf(token)));
  const near = bestNamed(scene, wordsIn(tokens, { from: from + last + 1, to: at })).filter(
    ({ marks }) => marks.length > 0,
  );
  const nearest = meant.filter((variant) => near.includes(variant));
  const each = nearest.length > 0 ? nearest : meant;
  return isEach && each.every(({ marks }) => marks.length > 0) && each.some(({ prices }) => !prices.has(minor));
}

const mostBefore = 14;

/** "Була 2400", "замість 850", "1900 → 1450": what it cost before. */
function saysBefore({ tokens }: AmountScene, at: number): boolean {
  const before = [at - 1, at - 2, at - 3, at - 4].map((place) => keyOf(tokens[place]));
  return before.some((key) => beforeWord.test(key)) || /^(?:→|->|>)$/u.test(keyOf(tokens[at + 1]));
}

/** A sum that was said before in this chat, with words around it that mean no price. */
const isSumOfOrder = ({ evidence, tokens }: AmountScene, { at }: ReadNumber, minor: number): boolean =>
  evidence.sums.has(minor) &&
  wordsIn(tokens, sentenceAround(tokens, at)).some((key) =>
    [totalWord, restWord, dueWord, prepayWord].some((each) => each.test(key)),
  );

/** "Замовлення A-1042: Сукня «Ромашка», 2 480 грн": what the order comes to. */
const isOfOrder = ({ tokens }: AmountScene, { at }: ReadNumber): boolean =>
  wordsIn(tokens, { from: sentenceAround(tokens, at).from, to: at }).some((key) => orderWord.test(key));
const orderWord = /^(?:замовлен|заказ|order|кошик|корзин|cart|разом|сум|итого|всего|(?:в|у)сого|total)/u;

/** A known amount in a role that it has not: an old total as a price, a price as what is due. */
function roleFault({ evidence, tokens }: AmountScene, number: ReadNumber, minor: number): Fault {
  const clause = clauseAround(tokens, number.at);
  const words = wordsIn(tokens, clause);
  const before = wordsIn(tokens, { from: clause.from, to: number.at });
  if (isWrongRest(tokens, number.at, evidence, minor)) return `the rest: ${listed(evidence.rests)}`;
  const { dueNow } = evidence;
  const isNow =
    words.some((key) => nowWord.test(key)) &&
    !words.some((key) => totalWord.test(key) || restWord.test(key.replace(nowWord, "")));
  if (dueNow !== undefined && isNow && words.some((key) => dueWord.test(key)) && dueNow !== minor)
    return `due: ${dueNow / 100}`;
  const isDue = before.slice(-4).some((key) => dueWord.test(key)) && !words.some((key) => prepayWord.test(key));
  if (isDue && evidence.dues.size > 0 && !evidence.dues.has(minor) && !evidence.sums.has(minor)) {
    return `due: ${listed(evidence.dues)}`;
  }
  // Whether it is the right sum is reckoned afterwards.
  if (isDifferenceAt(tokens, number.at)) return "not the difference";
  // "Сума від 3000 грн" is a limit of the shop's.
  const isLimit = boundWord.test(keyOf(tokens[number.at - 1]));
  if (!isLimit && isTotalAt(tokens, number.at) && !evidence.sums.has(minor)) {
    return evidence.dues.size > 0 ? `in all: ${listed(evidence.dues)}` : "not the sum";
  }
  const isPrice = before.slice(-2).some((key) => priceWord.test(key) && !totalWord.test(key) && !restWord.test(key));
  if (
    isPrice &&
    !evidence.prices.has(minor) &&
    !before.some((key) => /^(?:замовлен|заказ|order|разом|все)/u.test(key))
  ) {
    return evidence.dues.has(minor) || evidence.sums.has(minor) ? undefined : "no known price";
  }
  return undefined;
}

const nowWord = /^(?:зараз|тепер|сейчас|now$|today$|сьогодн|сегодня)/u;

/** "До 1000 грн": a limit that the customer named or a search kept to. */
function isBound({ evidence, tokens }: AmountScene, number: ReadNumber): boolean {
  if (!evidence.bounds.has(minorOf(number.value)) && !evidence.said.values.has(number.value)) return false;
  const before = [keyOf(tokens[number.at - 1]), keyOf(tokens[number.at - 2])];
  return before.some((key) => boundWord.test(key));
}

const titlesOf = (variants: readonly KnownVariant[]): string =>
  [...new Set(variants.map(({ title, size }) => `${title}, ${size}`))].slice(0, 2).join("; ");

const mostListed = 6;
export const listed = (minors: Iterable<number>): string =>
  [...new Set(minors)]
    .slice(0, mostListed)
    .map((minor) => String(minor / 100))
    .join(", ");
