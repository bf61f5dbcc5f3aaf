import { quantityWords } from "./amount-words.ts";
import type { KnownVariant } from "./known-variants.ts";
import type { Token } from "./lex.ts";
import { isUnit } from "./measures.ts";
import { goodsAt, ofSizeBetween, type Scene, traitsOfWord } from "./scene.ts";
import { keyOf } from "./token-scan.ts";

/** Goods that a text names, and how many of them. */
interface Mention {
  readonly variants: readonly KnownVariant[];
  readonly count: number;
  readonly at: number;
}

const mostMentions = 5;
/** What one mention may cost: more prices than these are a whole shelf and no mention. */
const mostPrices = 8;
const nextTo = 4;

/** What everything that a piece of a text names comes to, by each price that it may have. */
export function basketSums(scene: Scene, from: number, to: number): ReadonlySet<number> {
  const mentions = mentionsIn(scene, from, to);
  if (mentions.length === 0 || mentions.length > mostMentions) return new Set();
  let sums = new Set([0]);
  for (const { variants, count } of mentions) {
    const prices = [...new Set(variants.flatMap((variant) => [...variant.prices]))].slice(0, mostPrices);
    sums = new Set([...sums].flatMap((sum) => prices.map((price) => sum + price * count)));
  }
  return sums;
}

/** Words beside each other that are of one article make one mention: "сукня «Мальва» м'ятна". */
function mentionsIn(scene: Scene, from: number, to: number): readonly Mention[] {
  const found: Mention[] = [];
  for (let at = from; at < to; at += 1) {
    const variants = namedAt(scene, at);
    if (variants.length === 0) continue;
    const last = found.at(-1);
    const both = last === undefined ? [] : last.variants.filter((each) => variants.includes(each));
    const isJoined =
      last !== undefined && both.length > 0 && at - last.at <= nextTo && !isParted(scene.tokens, last.at, at);
    if (isJoined) found[found.length - 1] = { ...last, variants: both, at };
    else found.push({ variants, count: countBefore(scene, at), at });
  }
  return found.map((mention, index) => {
    const begin = Math.max(from, (found[index - 1]?.at ?? mention.at - nextTo) + 1);
    const end = found[index + 1]?.at ?? to;
    const sized = ofSizeBetween(scene, mention.variants, mention.at + 1, end);
    const before = sized.length > 0 ? sized : ofSizeBetween(scene, mention.variants, begin, mention.at);
    return before.length > 0 ? { ...mention, variants: before } : mention;
  });
}

function namedAt(scene: Scene, at: number): readonly KnownVariant[] {
  const token = scene.tokens[at];
  if (token?.kind === "number") return ofMeasure(scene, at);
  if (token?.kind !== "word") return goodsAt(scene, at);
  const said = traitsOfWord(scene, token.key);
  return said.length === 0
    ? []
    : scene.focus.filter(({ traits, marks }) => [...traits, ...marks].some((trait) => said.includes(trait)));
}

/** "65 + 33" of what comes with 33 and with 65 W: a measure alone names its goods. */
function ofMeasure({ tokens, numberAt, focus }: Scene, at: number): readonly KnownVariant[] {
  const number = numberAt.get(at);
  const isTerm = [at - 1, at + 1].some((place) => keyOf(tokens[place]) === "+");
  if (number === undefined || !isTerm) return [];
  return focus.filter(({ form }) =>
    form.measures.some(({ value, dimension }) => dimension !== undefined && value === number.value),
  );
}

const isParted = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to).some((token) => /^(?:,|\+|та|і|й|и|and|плюс|plus|з|із|с|with)$/u.test(keyOf(token)));

/** "Дві сукні", "2 × скраб", "три такі сукні". */
function countBefore({ tokens, numberAt }: Scene, at: number): number {
  for (const place of [at - 1, at - 2]) {
    const number = numberAt.get(place);
    const key = keyOf(tokens[place]);
    const count = number === undefined ? quantityWords.get(key) : number.value;
    if (count !== undefined) return Number.isInteger(count) && count >= 1 && count <= mostPieces ? count : 1;
    if (tokens[place]?.kind !== "word" || isUnit(key)) return 1;
  }
  return 1;
}
const mostPieces = 100;
