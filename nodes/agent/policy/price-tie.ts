import { deliveryWord, dueWord, otherGoods, prepayWord, restWord, totalWord } from "./amount-words.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import { type Heard, isUnit } from "./measures.ts";
import { bestNamed, goodsAt, heardBetween, ofSize, ofSizeBetween, type Scene, saidOf, traitsOfWord } from "./scene.ts";
import { endsSentence, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";
import { connectors, currencies } from "./units.ts";

/** Farther from its name a price is of something else. */
const mostBetween = 22;

/**
 * The goods that an amount is the price of: those named before it in the sentence, with no other amount and no word
 * like "together" between; or right behind "for". Undefined when it is no price of named goods.
 */
export function tiedVariants(scene: Scene, at: number): readonly KnownVariant[] | undefined {
  const { from } = sentenceAround(scene.tokens, at);
  if (isInAll(scene.tokens, at)) return undefined;
  const behind = nameBehind(scene, at);
  if (behind !== undefined) return narrowed(scene, goodsAt(scene, behind), at, behind + 3);
  const named = nameBefore(scene, at);
  if (named !== undefined) return narrowed(scene, variantsOf(scene, named), Math.max(from, named - 4), at);
  return undefined;
}

/** The goods that an amount is the price of by what they are and by their size, where no name is said. */
export const wordedVariants = (scene: Scene, at: number): readonly KnownVariant[] =>
  isInAll(scene.tokens, at) || isTerm(scene.tokens, at) ? [] : (wordedBehind(scene, at) ?? wordedBefore(scene, at));

/** "320 + 95 + 120 = 535" behind a list of goods. */
const isTerm = (tokens: Scene["tokens"], at: number): boolean => keyOf(tokens[at + 1]) === "+";

/** "590 за поличку", "450 UAH for the 30 minute one". */
function wordedBehind(scene: Scene, at: number): readonly KnownVariant[] | undefined {
  const { tokens, focus } = scene;
  const next = afterCurrency(tokens, at);
  if (!isFor(keyOf(tokens[next]))) return undefined;
  let end = next + 1;
  while (end < next + mostInSize && !endsSentence(tokens, end) && !isAmountAt(scene, end) && keyOf(tokens[end]) !== ",")
    end += 1;
  const kind = ofKindBetween(scene, next + 1, end);
  const sized = ofSizeBetween(scene, kind.length > 0 ? kind : focus, next + 1, end);
  return sized.length > 0 ? sized : kind.length > 0 ? kind : undefined;
}

/** The goods that a count of pieces is of: those named in its sentence before it, or of the size that it names. */
export function countedVariants(scene: Scene, at: number): readonly KnownVariant[] {
  const { from, to } = sentenceAround(scene.tokens, at);
  let named: number | undefined;
  for (let place = from; place < (named === undefined ? to : at); place += 1) if (isNamed(scene, place)) named = place;
  const [of, start] = named === undefined ? [scene.focus, from] : [goodsAt(scene, named), Math.max(from, named - 4)];
  const here = ofSizeBetween(scene, of, start, at);
  const sized = here.length > 0 ? here : ofSizeBetween(scene, of, at + 1, to);
  if (sized.length === 0) return named === undefined ? ofKindBetween(scene, from, at) : narrowed(scene, of, start, at);
  return named === undefined ? sized : narrowed(scene, sized, start, at);
}

const isNamed = (scene: Scene, at: number): boolean => goodsAt(scene, at).length > 0;
const isAmountAt = ({ amountAt }: Scene, at: number): boolean => amountAt.has(at);
const isFor = (key: string): boolean => /^(?:за|for)$/u.test(key);
const isCurrency = (key: string): boolean => currencies.some(([pattern]) => pattern.test(key));

/** The place behind an amount and its currency: "590 грн." */
function afterCurrency(tokens: Scene["tokens"], at: number): number {
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || keyOf(tokens[next]) === ".") next += 1;
  return next;
}

/** "2840 UAH in total", "2840 грн за обидва". */
export function isInAll(tokens: Scene["tokens"], at: number): boolean {
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || /^(?:\.|за|in|for|all)$/u.test(keyOf(tokens[next]))) next += 1;
  return inAllWord.test(keyOf(tokens[next]));
}
const inAllWord =
  /^(?:total|together|altogether|both|разом|вместе|загалом|обидв|обоє|оба$|обе$|все$|усе$|всіх|усіх|всех|комплект|пару?$)/u;

const blocks = (key: string): boolean =>
  [totalWord, restWord, dueWord, prepayWord, deliveryWord, otherGoods].some((pattern) => pattern.test(key));

function nameBefore(scene: Scene, at: number): number | undefined {
  const { tokens } = scene;
  const kinds: string[] = [];
  let isList = false;
  for (let back = at - 1; back >= Math.max(0, at - mostBetween); back -= 1) {
    // "До сукні «Ромашка» пасує шапка за 349 грн": the price is the hat's.
    if (isNamed(scene, back)) return kinds.every((kind) => isOfKind(goodsAt(scene, back), kind)) ? back : undefined;
    const key = keyOf(tokens[back]);
    if (endsSentence(tokens, back) || blocks(key)) return undefined;
    if (isList && tokens[back]?.kind === "word" && !isLink(key)) return undefined;
    kinds.push(...kindsAt(scene, back));
    if (!isAmountAt(scene, back)) continue;
    // "«Анна»: 1190 грн (122-128), 1250 грн (134-140)": both are prices of what stands before them.
    if (!tokens.slice(back + 1, at).every((token) => token.kind !== "word" || isLink(token.key))) return undefined;
    isList = true;
  }
  return undefined;
}

/** What stands between prices of one thing. */
const isLink = (key: string): boolean =>
  connectors.test(key) ||
  isCurrency(key) ||
  sizeLink.test(key) ||
  /^(?:у|в|на|для|in|від|от|from|xs|s|m|l|xl|xxl)$/u.test(key);

/** A word for goods of some kind that are known: "шапка". */
const kindsAt = ({ tokens, kinds }: Scene, at: number): string[] => {
  const token = tokens[at];
  const stem = token?.kind === "word" ? stemOf(token.key) : "";
  return kinds.has(stem) ? [stem] : [];
};

const isOfKind = (variants: readonly KnownVariant[], kind: string): boolean =>
  variants.some(({ traits }) => traits.includes(kind));

/** "890 грн за штани «Карго»". */
function nameBehind(scene: Scene, at: number): number | undefined {
  const { tokens } = scene;
  const next = afterCurrency(tokens, at);
  if (!isFor(keyOf(tokens[next]))) return undefined;
  const before = tokens.slice(Math.max(0, at - 4), at).map(keyOf);
  if (before.some((key) => blocks(key))) return undefined;
  for (let behind = next + 1; behind <= next + 4; behind += 1) {
    if (isNamed(scene, behind)) return behind;
    if (tokens[behind]?.kind !== "word") return undefined;
  }
  return undefined;
}

/** A name may be followed by a second one: "«Анна» та «Джинс» — 1190 і 1350 грн". */
function variantsOf(scene: Scene, at: number): readonly KnownVariant[] {
  const { tokens } = scene;
  const own = goodsAt(scene, at);
  for (let back = at - 1; back >= at - 5 && !endsSentence(tokens, back); back -= 1) {
    if (isAmountAt(scene, back)) break;
    if (isNamed(scene, back)) {
      const isList = tokens.slice(back + 1, at).some((token) => connectors.test(keyOf(token)));
      return isList ? [...own, ...goodsAt(scene, back)] : own;
    }
  }
  return own;
}

/** Of goods of one name those that the words beside it mean: this colour, this size. */
function narrowed(scene: Scene, variants: readonly KnownVariant[], from: number, to: number): readonly KnownVariant[] {
  const words = wordsBetween(scene, from, to);
  const score = (variant: KnownVariant): number => saidOf(variant, words);
  const best = Math.max(...variants.map(score));
  const meant = variants.filter((variant) => score(variant) === best);
  const behind = sizesBehind(scene, to);
  const before = (): readonly KnownVariant[] => ofSizeBetween(scene, meant, afterLastAmount(scene, from, to), to);
  const sized = behind === undefined ? before() : ofSize(meant, behind);
  const other = sized.length > 0 || behind === undefined ? sized : before();
  return other.length > 0 ? other : meant;
}

const wordsBetween = (scene: Scene, from: number, to: number): ReadonlySet<string> =>
  new Set(
    wordsIn(scene.tokens, { from: Math.max(0, from), to }).flatMap((word) => [
      stemOf(word),
      ...traitsOfWord(scene, word),
    ]),
  );

/** Goods that are talked of, in a size that a piece of the text names; none where it names goods by themselves. */
export function sizedBetween(scene: Scene, from: number, to: number): readonly KnownVariant[] {
  for (let at = from; at < to; at += 1) if (isNamed(scene, at)) return [];
  const kind = ofKindBetween(scene, from, to);
  return ofSizeBetween(scene, kind.length > 0 ? kind : scene.focus, from, to);
}

function afterLastAmount(scene: Scene, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) {
    if (isAmountAt(scene, at)) return afterCurrency(scene.tokens, at);
  }
  return Math.max(0, from);
}

/** "1190 грн (122-128)", "1190 грн за 134": but in "1190 грн, 134-140 — 1250 грн" the size is the next price's. */
function sizesBehind(scene: Scene, at: number): Heard | undefined {
  const { tokens, numberAt } = scene;
  const first = afterCurrency(tokens, at);
  let next = first;
  while (next < first + 3 && sizeOpener.test(keyOf(tokens[next]))) next += 1;
  if (next === first) return undefined;
  let end = next;
  while (end < next + mostInSize && isOfSizeText(scene, end)) end += 1;
  const follows = [tokens[end], tokens[end + 1]].some(
    (token, step) => isAmountAt(scene, end + step) && keyOf(token) === "",
  );
  return follows || !numberAt.has(next) ? undefined : heardBetween(scene, next, end);
}
const sizeOpener = /^(?:\(|за|у|в|на|для|in|for|the|розмір\p{L}*|размер\p{L}*|size)$/u;
const mostInSize = 6;

const isOfSizeText = (scene: Scene, at: number): boolean => {
  const token = scene.tokens[at];
  return (
    (scene.numberAt.has(at) && !isAmountAt(scene, at)) ||
    (token?.kind === "word" ? isUnit(token.key) : connectors.test(keyOf(token)))
  );
};

/** What may stand between a size and its price. */
const sizeLink =
  /^(?:за|по|[-:(=,"]|кошту\p{L}*|сто[иі]т|costs?|is|розмір\p{L}*|размер\p{L}*|см|cm|ціна|цена|price|for|at)$/u;

/** Without a name: "розмір 134-140 — 1690 грн", "скраб з кокосом 340" are about what is talked of. */
function wordedBefore(scene: Scene, at: number): readonly KnownVariant[] {
  const { tokens, focus } = scene;
  const { from } = sentenceAround(tokens, at);
  const begin = afterLastAmount(scene, Math.max(from, at - mostBetween), at);
  if (tokens.slice(begin, at).some((token) => blocks(keyOf(token)))) return [];
  const here = ofKindBetween(scene, begin, at);
  const kind = here.length > 0 ? here : ofKindBetween(scene, Math.max(from, begin - mostBetween), begin);
  const among = kind.length > 0 ? kind : focus;
  const sized = ofSize(among, sizesBehind(scene, at) ?? heardBetween(scene, begin, at));
  if (sized.length > 0) return sized;
  return here.length > 0 ? here : ofSizeBetween(scene, focus, begin, at);
}

/** The goods of the kind that a piece of a sentence names. */
const ofKindBetween = (scene: Scene, from: number, to: number): readonly KnownVariant[] =>
  bestNamed(scene, wordsIn(scene.tokens, { from: Math.max(0, from), to }));
