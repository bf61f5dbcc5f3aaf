import { type AmountScene, fewVariants } from "./amount-scene.ts";
import { quantityWords } from "./amount-words.ts";
import type { Terms } from "./arithmetic.ts";
import type { Evidence } from "./evidence.ts";
import { stemOf } from "./known-variants.ts";
import { bestNamed, goodsAt, ofSizeBetween } from "./scene.ts";
import { minorOf } from "./text-evidence.ts";
import { wordsIn } from "./token-scan.ts";

/** How far behind its name a size is said. */
const nearName = 8;

export function termsOf(scene: AmountScene, sentence: { from: number; to: number }, held: ReadonlySet<number>): Terms {
  const { evidence, reading, tokens, focus } = scene;
  const named = tokens.flatMap((_, at) => {
    const variants = goodsAt(scene, at);
    const sized =
      variants.length === 0 ? [] : ofSizeBetween(scene, variants, at + 1, Math.min(tokens.length, at + nearName));
    return sized.length > 0 ? sized : variants;
  });
  const words = wordsIn(tokens, sentence);
  const kinds = new Set(words.map(stemOf));
  const spoken = wordsIn(tokens, { from: Math.max(0, sentence.from - farBack), to: sentence.from });
  const ofKind = focus.filter(({ traits }) => traits.some((trait) => kinds.has(trait)));
  const marked = bestNamed(scene, words).filter(({ marks }) => marks.length > 0);
  const here = marked.length > 0 ? marked : ofKind.length > 0 || !isSwap(words) ? ofKind : bestNamed(scene, words);
  const earlier = here.length > 0 ? here : bestNamed(scene, spoken);
  const meant = named.length > 0 ? named : earlier;
  const stated = reading.numbers.flatMap(({ value, role }) =>
    role !== "percent" && role !== "duration" && held.has(minorOf(value)) ? [minorOf(value)] : [],
  );
  return {
    stated: [...new Set(stated)],
    prices: [...new Set(meant.flatMap(({ prices }) => [...prices]))].slice(0, mostBases),
    bases: [...evidence.sums].slice(0, mostBases),
    counts: isSwap(words) ? withDifferences(countsIn(scene)) : countsIn(scene),
    percents: [...evidence.percents, ...evidence.person.percents],
  };
}

/** What stands in the answer is compared; where it names one amount or none, the goods and the cart that are meant. */
export function comparedTerms({ evidence, focus }: AmountScene, terms: Terms, fees: readonly number[] = []): Terms {
  const bases = [...evidence.dues, ...fees];
  if (terms.stated.length > 1) return { ...terms, prices: [], bases };
  const shown = [...new Set(focus.flatMap(({ prices }) => [...prices]))];
  const few = shown.length <= fewVariants ? shown : [];
  // "Кедр дорожчий на 20": what it is compared with has no name there.
  return { ...terms, prices: terms.prices.length > 1 ? terms.prices : [...terms.prices, ...few], bases };
}

const isSwap = (words: readonly string[]): boolean => words.some((key) => /^(?:заміст|вместо|instead)/u.test(key));

/** "Шість стільців замість чотирьох" are two more. */
const withDifferences = (counts: readonly number[]): readonly number[] => [
  ...counts,
  ...counts.flatMap((one) => counts.flatMap((other) => (one > other + 1 ? [one - other] : []))),
];

/** More pieces are a wholesale order. */
const mostCounted = 100;

const countsIn = ({ reading, tokens }: AmountScene): number[] => [
  ...new Set([
    ...reading.numbers.flatMap(({ value, role }) =>
      role !== "amount" && Number.isInteger(value) && value > 1 && value <= mostCounted ? [value] : [],
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

export const mostFees = 12;
export const fewFees = ({ fees }: Evidence): number[] => (fees.size <= mostFees ? [...fees] : []);

/** So many tokens before a sentence its goods may have been named. */
export const farBack = 40;
export const mostBases = 30;
