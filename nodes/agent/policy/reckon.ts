import { type AmountScene, fewVariants, isDifferenceAt, isTotalAt, isWrongRest } from "./amount-scene.ts";
import {
  beforeWord,
  deliveryWord,
  differenceWord,
  dueWord,
  plusWord,
  quantityWords,
  restWord,
  shortWord,
  totalWord,
} from "./amount-words.ts";
import { isDifference, isSum, subsetSums, type Terms } from "./arithmetic.ts";
import { basketSums } from "./basket.ts";
import type { KnownVariant } from "./known-variants.ts";
import { timesOf } from "./measures.ts";
import { sizedBetween, tiedVariants, wordedVariants } from "./price-tie.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { comparedTerms, farBack, fewFees, mostBases, mostFees, termsOf } from "./reckon-terms.ts";
import { heardBetween } from "./scene.ts";
import { minorOf } from "./text-evidence.ts";
import { keyOf, sentenceAround, wordsIn } from "./token-scan.ts";

export function isReckoned(scene: AmountScene, number: ReadNumber, held: ReadonlySet<number>): boolean {
  const { tokens, evidence } = scene;
  const minor = minorOf(number.value);
  const meant = meantVariants(scene, number.at);
  const sentence = sentenceAround(tokens, number.at);
  const words = wordsIn(tokens, sentence);
  const terms = termsOf(scene, sentence, held);
  if (isWrongRest(tokens, number.at, evidence, minor)) return false;
  const sized = meant.length > 0 ? meant : sizedBetween(scene, sentence.from, sentence.to);
  const prices = sized.flatMap((variant) => [...variant.prices]);
  if (isReduction(scene, words, meant, minor)) return true;
  if (isNamedBasket(scene, sentence, minor)) return true;
  if (isByMeasure(scene, meant, sentence, minor)) return true;
  // "Дві «Анни» — 2380 грн": pieces of the named goods, and nothing else.
  const pieces = { ...terms, stated: [], bases: [] };
  const percents = sharesIn(scene, sentence);
  if (sized.length > 0 && isSum(minor, { ...pieces, prices, percents })) return true;
  if (meant.length > 0 && isOfItsOwn(scene, number.at, meant)) return false;
  if (isConfirmed(scene, number, minor)) return true;
  if (meant.length === 0 && terms.prices.length === 0 && isPiecesOfAny(scene, number.at, minor)) return true;
  if (isDifferenceAt(tokens, number.at)) return isDifference(minor, comparedTerms(scene, terms));
  if (isTotalAt(tokens, number.at) && terms.prices.includes(minor)) return true;
  const isAdding =
    words.some((key) => [totalWord, restWord, dueWord, plusWord].some((pattern) => pattern.test(key))) ||
    tokens.slice(sentence.from, sentence.to).some((token) => /^[+=]$/.test(keyOf(token)));
  if (isAdding && isSum(minor, { ...terms, percents: [...terms.percents, ...percents] })) return true;
  if (isAdding && isSum(minor, { ...terms, prices: fewFees(evidence), bases: [] })) return true;
  const isWithFee = isAdding && words.some((key) => deliveryWord.test(key) || liftWord.test(key));
  if (isWithFee && isSum(minor, { ...pieces, prices: fewFees(evidence), bases: [...evidence.dues] })) return true;
  if (percents.length > 0 && isSum(minor, { ...terms, stated: [], bases: terms.stated, counts: [], percents }))
    return true;
  if (isPart(scene, sentence, number, terms)) return true;
  const isShort =
    words.some((key) => shortWord.test(key)) || /^(?:ще|еще|another)$/u.test(keyOf(tokens[number.at - 1]));
  if (isShort && isDifference(minor, { ...terms, bases: [...terms.bases, ...fewFees(evidence)] })) return true;
  const isComparing = words.some((key) => differenceWord.test(key) || restWord.test(key));
  return (
    isComparing && (isDifference(minor, terms) || isDifference(minor, comparedTerms(scene, terms, fewFees(evidence))))
  );
}

const liftWord = /^(?:підйом|підніма|подъем|lift)/u;

const isOfItsOwn = (scene: AmountScene, at: number, meant: readonly KnownVariant[]): boolean =>
  tiedVariants(scene, at) !== undefined || areMarked(meant, keyOf(scene.tokens[at - 1]) === "по");

/** Told apart by more than their size: "кедрова свічка" has its own price, and so has each of "лаванда й кедр по". */
const areMarked = (meant: readonly KnownVariant[], isEach: boolean): boolean =>
  meant.every(({ marks }) => marks.length > 0) &&
  (isEach || new Set(meant.map(({ marks }) => marks.join())).size === 1);

const meantVariants = (scene: AmountScene, at: number): readonly KnownVariant[] =>
  tiedVariants(scene, at) ?? wordedVariants(scene, at);

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
  const words = wordsIn(scene.tokens, { from, to });
  const isSummed =
    (words.some((key) => totalWord.test(key)) || hasCount(scene, from, to)) &&
    words.some((key) => /^(?:і|й|та|и|and|плюс|plus)$/u.test(key));
  const isOpen =
    isSummed && here.size > 0 && scene.evidence.dues.size === 0 && sums.size > 0 && sums.size <= fewVariants;
  const others = isOpen ? [...new Set(scene.focus.flatMap(({ prices }) => [...prices]))] : [];
  if (others.length <= mostFees && [...sums].some((sum) => others.some((other) => sum + other === minor))) return true;
  return [...sums].some((sum) => fewFees(scene.evidence).some((fee) => sum + fee === minor));
}

const hasCount = ({ numberAt }: AmountScene, from: number, to: number): boolean =>
  [...numberAt].some(
    ([at, { role, value }]) => at >= from && at < to && role !== "amount" && value > 1 && value <= mostPieces,
  );

/** 300 g are three of "100 г", and a kilogram is a tenth of "10 кг". */
function isByMeasure(
  scene: AmountScene,
  meant: readonly KnownVariant[],
  { from, to }: { from: number; to: number },
  minor: number,
): boolean {
  const heard = heardBetween(scene, from, to);
  return (meant.length > 0 ? meant : scene.focus).some(({ form, prices }) => {
    const times = timesOf(form, heard);
    return times.some((each) => [...prices].some((price) => Math.round((price * each) / 100) * 100 === minor));
  });
}

/** Known percentages that the sentence itself names. */
const sharesIn = ({ reading, evidence }: AmountScene, { from, to }: { from: number; to: number }): number[] =>
  reading.numbers.flatMap(({ role, value, at }) =>
    role === "percent" && at >= from && at < to && (evidence.percents.has(value) || evidence.person.percents.has(value))
      ? [value]
      : [],
  );

/** "1600 грн за 8 занять, тобто 200 за одне". */
function isPart(
  { tokens, focus, evidence }: AmountScene,
  { from, to }: { from: number; to: number },
  { value, at }: ReadNumber,
  { stated, counts }: Terms,
): boolean {
  const near = tokens.slice(Math.max(from, at - 4), Math.min(to, at + 4)).map(keyOf);
  if (!near.some((key) => /^(?:за|по|per|each|кожн|кажд|одн|одне|на)/u.test(key))) return false;
  if (near.some((key) => /^(?:плат[еі]ж|внеск|взнос|payment|instal)/u.test(key))) return false;
  const shown = [...new Set(focus.flatMap(({ prices }) => [...prices]))];
  const wholes = [...stated, ...evidence.dues, ...(shown.length <= mostFees ? shown : [])];
  return wholes.some((sum) => counts.some((count) => count > 1 && Math.round(sum / count / 100) === value));
}

/** "Дві пари обійдуться в 4 998": of goods that no word of the text tells apart, so many as stand right before. */
function isPiecesOfAny({ tokens, numberAt, focus }: AmountScene, at: number, minor: number): boolean {
  const sentence = sentenceAround(tokens, at);
  // "Three lavender candles? That's 960."
  const from = sentence.from > 1 ? sentenceAround(tokens, sentence.from - 2).from : sentence.from;
  const counts = tokens.slice(from, at).flatMap((token, step) => {
    const number = numberAt.get(from + step);
    if (token.kind === "word") return quantityWords.get(token.key) ?? [];
    return number === undefined || number.role === "amount" || number.role === "percent" ? [] : [number.value];
  });
  const prices = new Set(focus.flatMap((variant) => [...variant.prices]));
  return (
    prices.size <= mostFees &&
    counts.some((count) => Number.isInteger(count) && count > 1 && count <= mostPieces && prices.has(minor / count))
  );
}
const mostPieces = 20;

/** What the customer reckoned themselves, from what they were told, and reckoned right. */
function isConfirmed({ evidence }: AmountScene, { value }: ReadNumber, minor: number): boolean {
  if (!evidence.said.newest.has(value)) return false;
  const told = [...new Set([...evidence.dues, ...evidence.sums])].slice(0, mostBases);
  return subsetSums(told.slice(-12)).has(minor) || told.some((one) => told.some((other) => one - other === minor));
}
