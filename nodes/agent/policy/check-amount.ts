import {
  boundWord,
  differenceWord,
  dueWord,
  plusWord,
  prepayWord,
  quantityWords,
  restWord,
  totalWord,
} from "./amount-words.ts";
import { isDifference, isSum, subsetSums, type Terms } from "./arithmetic.ts";
import { isEchoed } from "./echoes.ts";
import type { Evidence } from "./evidence.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import { isInAll, type Scene, tiedVariants } from "./price-tie.ts";
import type { Reading, ReadNumber } from "./read-numbers.ts";
import { minorOf } from "./text-evidence.ts";
import { clauseAround, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";
import { priceWord } from "./units.ts";

/** Why an amount does not hold; undefined when it does. */
type Fault = string | undefined;

/** A reply's amounts, and what is known to judge them by. */
interface AmountScene extends Scene {
  readonly reading: Reading;
  readonly evidence: Evidence;
  /** Numbers of the reply that are amounts or may be. */
  readonly amounts: readonly ReadNumber[];
}

const mostBases = 30;
/** A message of 900 characters that has more is no answer. */
const mostAmounts = 60;
/** An answer that has more to reckon is none. */
const mostReckoned = 12;
/** So few are what is talked of, also when no name is said. */
const fewVariants = 6;

/** Judges all amounts of a reply: what was found right by reckoning may be a term of the next one. */
export function faultyAmounts(scene: AmountScene): ReadonlyMap<ReadNumber, string> {
  if (scene.amounts.length > mostAmounts) {
    return new Map(scene.amounts.map((number) => [number, "too many amounts"]));
  }
  const held = new Set<number>();
  let open = scene.amounts.map((number) => ({ number, fault: faultOf(scene, number) }));
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

function faultOf(scene: AmountScene, number: ReadNumber): Fault {
  const { evidence, tokens } = scene;
  const minor = minorOf(number.value);
  if (isBound(scene, number) || isEchoed(number, tokens, evidence)) return undefined;
  const tied = tiedVariants(scene, number.at);
  if (tied !== undefined && tied.length > 0) {
    const prices = new Set(tied.flatMap((variant) => [...variant.prices]));
    const isRight = prices.has(minor) || (evidence.sums.has(minor) && isOfOrder(scene, number));
    return isRight ? undefined : `${titlesOf(tied)} costs ${listed(prices)}`;
  }
  if (!evidence.amounts.has(minor)) return "no known amount";
  return roleFault(scene, number, minor);
}

/** "Замовлення A-1042: Сукня «Ромашка», 2 480 грн": what the order comes to. */
const isOfOrder = ({ tokens }: AmountScene, { at }: ReadNumber): boolean =>
  wordsIn(tokens, { from: sentenceAround(tokens, at).from, to: at }).some((key) => orderWord.test(key));
const orderWord = /^(?:замовлен|заказ|order|кошик|корзин|cart|разом|сум|итого|всего|усього|всього|total)/u;

/** A known amount in a role that it has not: an old total as a price, a price as what is due. */
function roleFault({ evidence, tokens }: AmountScene, number: ReadNumber, minor: number): Fault {
  const clause = clauseAround(tokens, number.at);
  const words = wordsIn(tokens, clause);
  const before = wordsIn(tokens, { from: clause.from, to: number.at });
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

const inAll =
  /^(?:разом|загалом|сум[аиіоу]$|сумою|вийде|всього|усього|итог|вместе|всего|выйдет|total|altogether|together)/u;

/** "Разом 2 480 грн", "2480 UAH in total". */
const isTotalAt = (tokens: Scene["tokens"], at: number): boolean =>
  isInAll(tokens, at) ||
  wordsIn(tokens, { from: clauseAround(tokens, at).from, to: at }).some((word) => inAll.test(word));

/** "Різниця 60 грн", "на 60 грн менше". */
function isDifferenceAt(tokens: Scene["tokens"], at: number): boolean {
  const clause = clauseAround(tokens, at);
  if (wordsIn(tokens, { from: clause.from, to: at }).some((word) => /^(?:різниц|разниц|differ)/u.test(word)))
    return true;
  const isBy = /^(?:на|by)$/u.test(keyOf(tokens[at - 1]));
  return isBy && [at + 1, at + 2, at + 3].some((next) => differenceWord.test(keyOf(tokens[next])));
}

/** "До 1000 грн": a limit that the customer named or a search kept to. */
function isBound({ evidence, tokens }: AmountScene, number: ReadNumber): boolean {
  if (!evidence.bounds.has(minorOf(number.value)) && !evidence.said.values.has(number.value)) return false;
  const before = [keyOf(tokens[number.at - 1]), keyOf(tokens[number.at - 2])];
  return before.some((key) => boundWord.test(key));
}

function isReckoned(scene: AmountScene, number: ReadNumber, held: ReadonlySet<number>): boolean {
  const { tokens } = scene;
  const minor = minorOf(number.value);
  const tied = tiedVariants(scene, number.at) ?? [];
  const sentence = sentenceAround(tokens, number.at);
  const words = wordsIn(tokens, sentence);
  const terms = termsOf(scene, sentence, held);
  if (tied.length > 0) {
    // «Дві «Анни» — 2380 грн»: pieces of the named goods, and nothing else.
    const prices = tied.flatMap((variant) => [...variant.prices]);
    return isSum(minor, { ...terms, stated: [], bases: [], prices, percents: [] });
  }
  if (isConfirmed(scene, number, minor)) return true;
  if (isDifferenceAt(tokens, number.at)) return isDifference(minor, comparedTerms(scene, terms));
  if (isTotalAt(tokens, number.at) && terms.prices.includes(minor)) return true;
  const isAdding = words.some((key) => [totalWord, restWord, dueWord, plusWord].some((pattern) => pattern.test(key)));
  if (isAdding && isSum(minor, terms)) return true;
  const isComparing = words.some((key) => differenceWord.test(key) || restWord.test(key));
  return isComparing && isDifference(minor, terms);
}

/** What the customer reckoned themselves, from what they were told, and reckoned right. */
function isConfirmed({ evidence }: AmountScene, { value }: ReadNumber, minor: number): boolean {
  if (!evidence.said.newest.has(value)) return false;
  const told = [...new Set([...evidence.dues, ...evidence.sums])].slice(0, mostBases);
  return subsetSums(told.slice(-12)).has(minor) || told.some((one) => told.some((other) => one - other === minor));
}

function termsOf(scene: AmountScene, sentence: { from: number; to: number }, held: ReadonlySet<number>): Terms {
  const { evidence, reading, tokens, goods, focus } = scene;
  const named = tokens.flatMap((token) =>
    token.kind === "known" && token.title !== undefined ? (goods[token.title]?.variants ?? []) : [],
  );
  const kinds = new Set(wordsIn(tokens, sentence).map(stemOf));
  const ofKind = focus.filter(({ traits }) => traits.some((trait) => kinds.has(trait)));
  const meant = named.length > 0 ? named : ofKind;
  const stated = reading.numbers.flatMap(({ value, role }) =>
    role !== "percent" && role !== "duration" && held.has(minorOf(value)) ? [minorOf(value)] : [],
  );
  return {
    stated: [...new Set(stated)],
    prices: [...new Set(meant.flatMap(({ prices }) => [...prices]))].slice(0, mostBases),
    bases: [...evidence.sums].slice(0, mostBases),
    counts: countsIn(scene),
    percents: [...evidence.percents, ...evidence.person.percents],
  };
}

/** What stands in the answer is compared; where it names one amount or none, the goods and the cart that are meant. */
function comparedTerms({ evidence, focus }: AmountScene, terms: Terms): Terms {
  if (terms.stated.length > 1) return { ...terms, prices: [], bases: [...evidence.dues] };
  const few = focus.length <= fewVariants ? focus.flatMap(({ prices }) => [...prices]) : [];
  return { ...terms, prices: terms.prices.length > 0 ? terms.prices : few, bases: [...evidence.dues] };
}

const countsIn = ({ reading, tokens }: AmountScene): number[] => [
  ...new Set([
    ...reading.numbers.flatMap(({ value, role }) =>
      role !== "amount" && Number.isInteger(value) && value > 1 && value <= 20 ? [value] : [],
    ),
    ...tokens.flatMap((token) => (token.kind === "word" ? (quantityWords.get(token.key) ?? []) : [])),
  ]),
];

const titlesOf = (variants: readonly KnownVariant[]): string =>
  [...new Set(variants.map(({ title, size }) => `${title}, ${size}`))].slice(0, 2).join("; ");

const mostListed = 6;
export const listed = (minors: Iterable<number>): string =>
  [...new Set(minors)]
    .slice(0, mostListed)
    .map((minor) => String(minor / 100))
    .join(", ");
