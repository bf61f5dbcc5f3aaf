import { deliveryWord, dueWord, otherGoods, prepayWord, restWord, totalWord } from "./amount-words.ts";
import type { KnownName } from "./known-names.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import type { Token } from "./lex.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { endsSentence, keyOf, sentenceAround } from "./token-scan.ts";
import { connectors, currencies } from "./units.ts";

/** Farther from its name a price is of something else. */
const mostBetween = 22;

/** A text with its numbers by the place of their token. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly numberAt: ReadonlyMap<number, ReadNumber>;
  readonly goods: readonly KnownName[];
  /** Beginnings of the words for kinds of goods. */
  readonly kinds: ReadonlySet<string>;
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
  const sized = sizeBeside(scene, at);
  return sized.length > 0 ? sized : undefined;
}

/** The goods that a count of pieces is of: those named in its sentence before it, or of the size that it names. */
export function variantsMeant(scene: Scene, at: number): readonly KnownVariant[] {
  const { from, to } = sentenceAround(scene.tokens, at);
  let named: number | undefined;
  for (let place = from; place < (named === undefined ? to : at); place += 1) if (isNamed(scene, place)) named = place;
  const [of, start] = named === undefined ? [scene.focus, from] : [nameAt(scene, named), Math.max(from, named - 4)];
  const said = sizesIn(scene, start, at).concat(sizesIn(scene, at + 1, to));
  const sized = of.filter(({ size }) => said.some((each) => isOfSize(size, each)));
  if (sized.length === 0) return named === undefined ? [] : narrowed(scene, of, start, at);
  return named === undefined ? sized : narrowed(scene, sized, start, at);
}

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
  const { tokens, numberAt } = scene;
  const kinds: string[] = [];
  let isList = false;
  for (let back = at - 1; back >= Math.max(0, at - mostBetween); back -= 1) {
    // "До сукні «Ромашка» пасує шапка за 349 грн": the price is the hat's.
    if (isNamed(scene, back)) return kinds.every((kind) => isOfKind(nameAt(scene, back), kind)) ? back : undefined;
    const key = keyOf(tokens[back]);
    if (endsSentence(tokens, back) || blocks(key)) return undefined;
    if (isList && tokens[back]?.kind === "word" && !isLink(key)) return undefined;
    kinds.push(...kindsAt(scene, back));
    if (numberAt.get(back)?.role !== "amount") continue;
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
    if (scene.numberAt.get(back)?.role === "amount") break;
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
  const { tokens } = scene;
  const words = new Set(
    tokens.slice(Math.max(0, from), to).flatMap((token) => (token.kind === "word" ? [stemOf(token.key)] : [])),
  );
  const score = ({ traits }: KnownVariant): number => traits.filter((trait) => words.has(trait)).length;
  const best = Math.max(...variants.map(score));
  const meant = variants.filter((variant) => score(variant) === best);
  const behind = sizesBehind(scene, to);
  const said = behind.length > 0 ? behind : sizesIn(scene, afterLastAmount(scene, from, to), to);
  const sized = meant.filter(({ size }) => said.some((each) => isOfSize(size, each)));
  return sized.length > 0 ? sized : meant;
}

/** A size as it was said: a number, two numbers with a dash, or letters. */
type SaidSize = readonly [number, number] | string;

function sizesIn({ tokens, numberAt }: Scene, from: number, to: number): SaidSize[] {
  const sizes: SaidSize[] = [];
  for (let at = from; at < to; at += 1) {
    const number = numberAt.get(at);
    if (number === undefined) {
      const key = keyOf(tokens[at]);
      if (/^(?:xxs|xs|s|m|l|xl|xxl|xxxl|[2-5]xl)$/.test(key)) sizes.push(key);
      continue;
    }
    if (number.role === "amount" || number.role === "count") continue;
    const [link, other] = [tokens[at + 1], numberAt.get(at + 2)];
    const isPair =
      link?.kind === "mark" && /^[-/]$/.test(link.key) && other !== undefined && other.value > number.value;
    sizes.push(isPair ? [number.value, other.value] : [number.value, number.value]);
    if (isPair) at += 2;
  }
  return sizes;
}

function afterLastAmount({ numberAt }: Scene, from: number, to: number): number {
  for (let at = to - 1; at > from; at -= 1) if (numberAt.get(at)?.role === "amount") return at + 1;
  return Math.max(0, from);
}

/** "1190 грн (122-128)", "1190 грн за 134": but in "1190 грн, 134-140 — 1250 грн" the size is the next price's. */
function sizesBehind(scene: Scene, at: number): SaidSize[] {
  const { tokens, numberAt } = scene;
  let next = at + 1;
  while (isCurrency(keyOf(tokens[next])) || keyOf(tokens[next]) === ".") next += 1;
  const first = next;
  while (next < first + 3 && /^(?:\(|за|у|в|на|для|in|for|розмір\p{L}*|размер\p{L}*|size)$/u.test(keyOf(tokens[next])))
    next += 1;
  if (next === first) return [];
  let end = next;
  while (numberAt.has(end) || connectors.test(keyOf(tokens[end]))) end += 1;
  const follows = [tokens[end], tokens[end + 1]].some(
    (token, step) => numberAt.get(end + step)?.role === "amount" && keyOf(token) === "",
  );
  return follows ? [] : sizesIn(scene, next, end);
}

/** "128" is in "122-128"; "122-128" is itself and nothing else. */
function isOfSize(size: string, said: SaidSize): boolean {
  if (typeof said === "string") return size.toLowerCase() === said;
  const [low, high] = said;
  const [from, to = from] = size.match(/\d+/g)?.map(Number) ?? [];
  if (from === undefined || to === undefined) return false;
  return low === high ? low >= from && low <= to : low === from && high === to;
}

/** What may stand between a size and its price. */
const sizeLink =
  /^(?:за|по|[-:(=,"]|кошту\p{L}*|сто[иі]т|costs?|is|розмір\p{L}*|размер\p{L}*|см|cm|ціна|цена|price|for|at)$/u;

/** Without a name: "розмір 134-140 — 1690 грн" is about what is talked of. */
function sizeBeside(scene: Scene, at: number): readonly KnownVariant[] {
  const { tokens, numberAt, focus } = scene;
  let back = at - 1;
  while (back > at - 4 && sizeLink.test(keyOf(tokens[back]))) back -= 1;
  const number = numberAt.get(back);
  if (back === at - 1 || number === undefined || number.role === "amount") return [];
  const from = keyOf(tokens[back - 1]) === "-" && numberAt.has(back - 2) ? back - 2 : back;
  const said = sizesIn(scene, from, back + 1);
  return focus.filter(({ size }) => said.some((each) => isOfSize(size, each)));
}
