import type { KnownName } from "./known-names.ts";
import { type KnownVariant, stemOf } from "./known-variants.ts";
import type { Token } from "./lex.ts";
import { type Heard, heardIn, isSaid } from "./measures.ts";
import type { ReadNumber } from "./read-numbers.ts";
import { marksSaid } from "./variant-marks.ts";

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
  /** Beginnings of the words by which the goods in focus are told, each once. */
  readonly traits: readonly string[];
  /** Beginnings of the words by which variants of one article are told apart. */
  readonly marks: readonly string[];
  /** Which of both a word has; filled while it is read. */
  readonly traitsByWord: Map<string, readonly string[]>;
  /** Goods that are talked about when no name is said. */
  readonly focus: readonly KnownVariant[];
}

/** The goods of the name that stands there; none where none stands. */
export const goodsAt = ({ tokens, goods }: Scene, at: number): readonly KnownVariant[] => {
  const token = tokens[at];
  return token?.kind === "known" && token.title !== undefined ? (goods[token.title]?.variants ?? []) : [];
};

/** What the text between two tokens says of sizes. */
export function heardBetween({ tokens, text }: Scene, from: number, to: number): Heard {
  const [first, last] = [tokens[Math.max(0, from)], tokens[to - 1]];
  return heardIn(first === undefined || last === undefined || to <= from ? "" : text.slice(first.start, last.end));
}

export const ofSize = (variants: readonly KnownVariant[], heard: Heard): readonly KnownVariant[] =>
  variants.filter(({ form }) => isSaid(form, heard));

export const ofSizeBetween = (
  scene: Scene,
  variants: readonly KnownVariant[],
  from: number,
  to: number,
): readonly KnownVariant[] => ofSize(variants, heardBetween(scene, from, to));

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
export const saidOf = ({ traits, marks }: KnownVariant, said: ReadonlySet<string>): number =>
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
