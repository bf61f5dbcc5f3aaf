import {
  beforeWord,
  boundWord,
  differenceWord,
  dueWord,
  plusWord,
  prepayWord,
  quantityWords,
  restWord,
  shortWord,
  totalWord,
} from "./amount-words.ts";
import { isDifference, isSum, subsetSums, type Terms } from "./arithmetic.ts";
import { basketSums } from "./basket.ts";
import { isEchoed } from "./echoes.ts";
import type { Evidence } from "./evidence.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import { heardIn, timesOf } from "./measures.ts";
import { isInAll, type Scene, tiedVariants, wordedVariants } from "./price-tie.ts";
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
      prices.has(minor) ||
      (evidence.sums.has(minor) && isOfOrder(scene, number)) ||
      (worded.length > 0 && (evidence.fees.has(minor) || isSumOfOrder(scene, number, minor)));
    if (!isRight) return `${titlesOf(meant)} costs ${listed(prices)}`;
    if (tied.length > 0) return undefined;
  }
  if (!evidence.amounts.has(minor)) return "no known amount";
  return roleFault(scene, number, minor);
}

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
const orderWord = /^(?:замовлен|заказ|order|кошик|корзин|cart|разом|сум|итого|всего|усього|всього|total)/u;

/** A known amount in a role that it has not: an old total as a price, a price as what is due. */
function roleFault({ evidence, tokens }: AmountScene, number: ReadNumber, minor: number): Fault {
  const clause = clauseAround(tokens, number.at);
  const words = wordsIn(tokens, clause);
  const before = wordsIn(tokens, { from: clause.from, to: number.at });
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
  const { tokens, evidence } = scene;
  const minor = minorOf(number.value);
  const meant = meantVariants(scene, number.at);
  const sentence = sentenceAround(tokens, number.at);
  const words = wordsIn(tokens, sentence);
  const terms = termsOf(scene, sentence, held);
  const prices = meant.flatMap((variant) => [...variant.prices]);
  if (isReduction(scene, words, meant, minor)) return true;
  if (isNamedBasket(scene, sentence, minor)) return true;
  // «Дві «Анни» — 2380 грн»: pieces of the named goods, and nothing else.
  const pieces = { ...terms, counts: [...terms.counts, ...timesIn(scene, meant, sentence)], stated: [], bases: [] };
  const percents = sharesIn(scene, sentence);
  if (meant.length > 0 && isSum(minor, { ...pieces, prices, percents })) return true;
  if (meant.length > 0 && tiedVariants(scene, number.at) !== undefined) return false;
  if (isConfirmed(scene, number, minor)) return true;
  if (isDifferenceAt(tokens, number.at)) return isDifference(minor, comparedTerms(scene, terms));
  if (isTotalAt(tokens, number.at) && terms.prices.includes(minor)) return true;
  const isAdding =
    words.some((key) => [totalWord, restWord, dueWord, plusWord].some((pattern) => pattern.test(key))) ||
    tokens.slice(sentence.from, sentence.to).some((token) => /^[+=]$/.test(keyOf(token)));
  if (isAdding && isSum(minor, { ...terms, percents: [...terms.percents, ...percents] })) return true;
  if (isAdding && isSum(minor, { ...terms, prices: fewFees(evidence), bases: [] })) return true;
  if (percents.length > 0 && isSum(minor, { ...terms, stated: [], bases: terms.stated, counts: [], percents }))
    return true;
  if (isPart(scene, sentence, number, terms)) return true;
  const isShort = words.some((key) => shortWord.test(key));
  if (isShort && isDifference(minor, { ...terms, bases: [...terms.bases, ...fewFees(evidence)] })) return true;
  const isComparing = words.some((key) => differenceWord.test(key) || restWord.test(key));
  return isComparing && isDifference(minor, terms);
}

const meantVariants = (scene: AmountScene, at: number): readonly KnownVariant[] =>
  tiedVariants(scene, at) ?? wordedVariants(scene, at);

const mostFees = 12;
const fewFees = ({ fees }: Evidence): number[] => (fees.size <= mostFees ? [...fees] : []);

/** What reduced goods cost less than before. */
function isReduction(
  { focus }: AmountScene,
  words: readonly string[],
  meant: readonly KnownVariant[],
  minor: number,
): boolean {
  if (
    !words.some(
      (key) =>
        differenceWord.test(key) ||
        beforeWord.test(key) ||
        /^(?:знижк|знижок|скидк|скидок|discount|save|off$|вигод|выгод)/u.test(key),
    )
  )
    return false;
  return (meant.length > 0 ? meant : focus).some(({ oldPrice, prices }) =>
    oldPrice === undefined ? false : [...prices].some((price) => oldPrice - price === minor),
  );
}

/** What all that the sentence names comes to, with one fee or without; else what stands before it in the text. */
function isNamedBasket(scene: AmountScene, { from, to }: { from: number; to: number }, minor: number): boolean {
  const here = basketSums(scene, from, to);
  const sums = here.size > 0 ? here : basketSums(scene, Math.max(0, from - farBack), from);
  if (sums.has(minor)) return true;
  // "За телефон і павербанк": of one of two things no name is known.
  const isOpen = scene.evidence.dues.size === 0 && sums.size > 0 && sums.size <= fewVariants;
  const others = isOpen ? [...new Set(scene.focus.flatMap(({ prices }) => [...prices]))] : [];
  if (others.length <= mostFees && [...sums].some((sum) => others.some((other) => sum + other === minor))) return true;
  return [...sums].some((sum) => fewFees(scene.evidence).some((fee) => sum + fee === minor));
}
const farBack = 40;

/** 300 g are three of "100 г". */
const timesIn = (
  { tokens, text }: AmountScene,
  meant: readonly KnownVariant[],
  { from, to }: { from: number; to: number },
): number[] => {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined) return [];
  const heard = heardIn(text.slice(first.start, last.end));
  return [...new Set(meant.flatMap(({ form }) => timesOf(form, heard)))];
};

/** Known percentages that the sentence itself names. */
const sharesIn = ({ reading, evidence }: AmountScene, { from, to }: { from: number; to: number }): number[] =>
  reading.numbers.flatMap(({ role, value, at }) =>
    role === "percent" && at >= from && at < to && (evidence.percents.has(value) || evidence.person.percents.has(value))
      ? [value]
      : [],
  );

/** "1600 грн за 8 занять, тобто 200 за одне". */
function isPart(
  { tokens }: AmountScene,
  { from, to }: { from: number; to: number },
  { value, at }: ReadNumber,
  { stated, counts }: Terms,
): boolean {
  const near = tokens.slice(Math.max(from, at - 4), Math.min(to, at + 4)).map(keyOf);
  if (!near.some((key) => /^(?:за|по|per|each|кожн|кажд|одн|одне|на)/u.test(key))) return false;
  return stated.some((sum) => counts.some((count) => count > 1 && Math.round(sum / count / 100) === value));
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
    ...tokens.flatMap((token) => (token.kind === "word" ? (quantityWords.get(token.key) ?? ordinalOf(token.key)) : [])),
  ]),
];

/** "На третій поверх": three times what one comes to. */
const ordinalOf = (key: string): number[] => {
  const at = ordinals.findIndex((pattern) => pattern.test(key));
  return at === -1 ? [] : [at + 2];
};
const ordinals = [
  /^(?:друг(?:ий|ому|ого|ой)$|second$)/u,
  /^(?:треті[йм]|третього|трет[ий]{2}|third$)/u,
  /^(?:четверт[иы]?[йім]|fourth$)/u,
  /^(?:п'?ят[иы][йм]|fifth$)/u,
];

const titlesOf = (variants: readonly KnownVariant[]): string =>
  [...new Set(variants.map(({ title, size }) => `${title}, ${size}`))].slice(0, 2).join("; ");

const mostListed = 6;
export const listed = (minors: Iterable<number>): string =>
  [...new Set(minors)]
    .slice(0, mostListed)
    .map((minor) => String(minor / 100))
    .join(", ");
