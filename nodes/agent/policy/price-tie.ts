import { deliveryWord, dueWord, otherGoods, prepayWord, restWord, totalWord } from "./amount-words.ts";
import type { KnownName } from "./known-names.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import type { Token } from "./lex.ts";
import { type Heard, heardIn, isSaid, isUnit } from "./measures.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { endsSentence, keyOf, sentenceAround, wordsIn } from "./token-scan.ts";
import { connectors, currencies } from "./units.ts";
import { marksSaid } from "./variant-marks.ts";

/** Farther from its name a price is of something else. */
const mostBetween = 22;

/** A text with its numbers by the place of their token. */
export interface Scene {
  /** The text itself, in lower case. */
  readonly text: string;
  /** The places of the numbers that are amounts or may be. */
  readonly amountAt: ReadonlySet<number>;
  readonly tokens: readonly Token[];
  readonly numberAt: ReadonlyMap<number, ReadNumber>;
  readonly goods: readonly KnownName[];
  /** Beginnings of the words for kinds of goods. */
  readonly kinds: ReadonlySet<string>;
  /** Beginnings of the words by which those goods are told, each once. */
  readonly traits: readonly string[];
  /** Beginnings of the words by which variants of one article are told apart. */
  readonly marks: readonly string[];
  /** Which of both a word has; filled while it is read. */
  readonly traitsByWord: Map<string, readonly string[]>;
  /** Goods that are talked about when no name is said. */
  readonly focus: readonly KnownVariant[];
}

/**
 * The goods that an amount is the price of: those named before it in the sentence, with no other amount and no word
 * like "together" between; or right behind "for". Undefined when it is no price of named goods.
 */
export function tiedVariants(scene: Scene, at: number): readonly KnownVariant[] | undefined {
  const { from } = sentenceAround(scene.tokens, at);
  if (isInAll(scene.tokens, at)) return undefined;
  const behind = nameBehind(scene, at);
  if (behind !== undefined) return narrowed(scene, nameAt(scene, behind), at, behind + 3);
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
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || keyOf(tokens[next]) === ".") next += 1;
  if (!isFor(keyOf(tokens[next]))) return undefined;
  let end = next + 1;
  while (end < next + mostInSize && !endsSentence(tokens, end) && !isAmountAt(scene, end) && keyOf(tokens[end]) !== ",")
    end += 1;
  const kind = ofKindBetween(scene, next + 1, end);
  const sized = ofSize(kind.length > 0 ? kind : focus, heardBetween(scene, next + 1, end));
  return sized.length > 0 ? sized : kind.length > 0 ? kind : undefined;
}

/** The goods that a count of pieces is of: those named in its sentence before it, or of the size that it names. */
export function variantsMeant(scene: Scene, at: number): readonly KnownVariant[] {
  const { from, to } = sentenceAround(scene.tokens, at);
  let named: number | undefined;
  for (let place = from; place < (named === undefined ? to : at); place += 1) if (isNamed(scene, place)) named = place;
  const [of, start] = named === undefined ? [scene.focus, from] : [nameAt(scene, named), Math.max(from, named - 4)];
  const here = ofSize(of, heardBetween(scene, start, at));
  const sized = here.length > 0 ? here : ofSize(of, heardBetween(scene, at + 1, to));
  if (sized.length === 0) return named === undefined ? ofKindBetween(scene, from, at) : narrowed(scene, of, start, at);
  return named === undefined ? sized : narrowed(scene, sized, start, at);
}

const isAmountAt = ({ amountAt }: Scene, at: number): boolean => amountAt.has(at);
const isFor = (key: string): boolean => /^(?:за|for)$/u.test(key);
const isCurrency = (key: string): boolean => currencies.some(([pattern]) => pattern.test(key));

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

const isNamed = ({ tokens, goods }: Scene, at: number): boolean => {
  const token = tokens[at];
  return token?.kind === "known" && token.title !== undefined && (goods[token.title]?.variants.length ?? 0) > 0;
};

function nameBefore(scene: Scene, at: number): number | undefined {
  const { tokens } = scene;
  const kinds: string[] = [];
  let isList = false;
  for (let back = at - 1; back >= Math.max(0, at - mostBetween); back -= 1) {
    // "До сукні «Ромашка» пасує шапка за 349 грн": the price is the hat's.
    if (isNamed(scene, back)) return kinds.every((kind) => isOfKind(nameAt(scene, back), kind)) ? back : undefined;
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
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || keyOf(tokens[next]) === ".") next += 1;
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
  const own = nameAt(scene, at);
  for (let back = at - 1; back >= at - 5 && !endsSentence(tokens, back); back -= 1) {
    if (isAmountAt(scene, back)) break;
    if (isNamed(scene, back)) {
      const isList = tokens.slice(back + 1, at).some((token) => connectors.test(keyOf(token)));
      return isList ? [...own, ...nameAt(scene, back)] : own;
    }
  }
  return own;
}

const nameAt = ({ tokens, goods }: Scene, at: number): readonly KnownVariant[] => {
  const token = tokens[at];
  return token?.kind === "known" && token.title !== undefined ? (goods[token.title]?.variants ?? []) : [];
};

/** Of goods of one name those that the words beside it mean: this colour, this size. */
function narrowed(scene: Scene, variants: readonly KnownVariant[], from: number, to: number): readonly KnownVariant[] {
  const words = wordsBetween(scene, from, to);
  const score = (variant: KnownVariant): number => saidOf(variant, words);
  const best = Math.max(...variants.map(score));
  const meant = variants.filter((variant) => score(variant) === best);
  const behind = sizesBehind(scene, to);
  const before = (): readonly KnownVariant[] =>
    ofSize(meant, heardBetween(scene, afterLastAmount(scene, from, to), to));
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

const ofSize = (variants: readonly KnownVariant[], heard: Heard): readonly KnownVariant[] =>
  variants.filter(({ form }) => isSaid(form, heard));

/** Goods that are talked of, in a size that a piece of the text names; none where it names goods by themselves. */
export function sizedBetween(scene: Scene, from: number, to: number): readonly KnownVariant[] {
  for (let at = from; at < to; at += 1) if (isNamed(scene, at)) return [];
  const kind = ofKindBetween(scene, from, to);
  return ofSize(kind.length > 0 ? kind : scene.focus, heardBetween(scene, from, to));
}

/** What the text between two tokens says of sizes. */
function heardBetween({ tokens, text }: Scene, from: number, to: number): Heard {
  const [first, last] = [tokens[Math.max(0, from)], tokens[to - 1]];
  return heardIn(first === undefined || last === undefined || to <= from ? "" : text.slice(first.start, last.end));
}

function afterLastAmount(scene: Scene, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) {
    if (!isAmountAt(scene, at)) continue;
    let next = at + 1;
    while (isCurrency(keyOf(scene.tokens[next])) || keyOf(scene.tokens[next]) === ".") next += 1;
    return next;
  }
  return Math.max(0, from);
}

/** "1190 грн (122-128)", "1190 грн за 134": but in "1190 грн, 134-140 — 1250 грн" the size is the next price's. */
function sizesBehind(scene: Scene, at: number): Heard | undefined {
  const { tokens, numberAt } = scene;
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || keyOf(tokens[next]) === ".") next += 1;
  const first = next;
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
  return here.length > 0 ? here : ofSize(focus, heardBetween(scene, begin, at));
}

/** The goods of the kind that a piece of a sentence names. */
const ofKindBetween = (scene: Scene, from: number, to: number): readonly KnownVariant[] =>
  bestNamed(scene, wordsIn(scene.tokens, { from: Math.max(0, from), to }));

/** The traits that a word names; a word is compared with them once, however often it stands in the reply. */
export function traitsOfWord({ traits, marks, traitsByWord }: Scene, word: string): readonly string[] {
  const known = traitsByWord.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  const found = [
    ...traits.filter((trait) => isTraitOf(trait, word, stem)),
    ...(marks.length > 0 ? marksSaid(marks, [word]) : []),
  ];
  traitsByWord.set(word, found);
  return found;
}

/** A word names one trait, and one mark at most: its other spelling is no second one. */
const saidOf = ({ traits, marks }: KnownVariant, said: ReadonlySet<string>): number =>
  traits.filter((trait) => said.has(trait)).length + (marks.some((mark) => said.has(mark)) ? 1 : 0);

/** Of the goods that are talked of those of which the words name most. */
export function bestNamed(scene: Scene, words: readonly string[]): readonly KnownVariant[] {
  const said = new Set(words.flatMap((word) => traitsOfWord(scene, word)));
  if (said.size === 0) return [];
  const scored = scene.focus.map((variant) => [variant, saidOf(variant, said)] as const);
  const best = Math.max(1, ...scored.map(([, points]) => points));
  return scored.flatMap(([variant, points]) => (points === best ? [variant] : []));
}

/** Whether a word is a form of one by which goods are told, or a short form: "ноут" of "ноутбук". */
const isTraitOf = (trait: string, word: string, stem: string): boolean =>
  isAlike(trait, stem) || (word.length >= 4 && trait.startsWith(word));

/** Two beginnings of one word: "покрит" and "покритт". */
const isAlike = (left: string, right: string): boolean =>
  left === right ||
  (Math.min(left.length, right.length) >= 4 &&
    Math.abs(left.length - right.length) <= 2 &&
    (left.startsWith(right) || right.startsWith(left)));
