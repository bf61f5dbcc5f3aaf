import type { Passage } from "../core/index.ts";
import { meaningfulStems, meaningOf } from "./meanings.ts";
import { nearestTerm } from "./nearest-term.ts";
import { termsOf } from "./terms.ts";

/** A word of the heading says more about a passage than one of its text. */
const titleWeight = 3;

/** How much a passage speaks of one word. */
interface Mention {
  readonly at: number;
  readonly weight: number;
}

/** Everything is counted once, so that a search looks at the words of the question alone. */
export interface WordIndex {
  /** By the place of a passage in the list: how long it is, where 1 is usual. */
  readonly lengths: readonly number[];
  /** Of a word of a question; of the nearest one where it is misspelled. */
  mentions(term: string): readonly Mention[];
  /** What it is worth that a word is met which stands in so many passages. */
  rarity(count: number): number;
}

export function indexWords(passages: readonly Passage[]): WordIndex {
  const index = new Map<string, Mention[]>();
  const bodies = passages.map(({ text }) => termsOf(text));
  passages.forEach(({ title }, at) => {
    const weights = new Map<string, number>();
    const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
    for (const term of termsOf(title)) add(term, titleWeight);
    for (const term of bodies[at] ?? []) add(term, 1);
    for (const [term, weight] of weights) {
      const mentions = index.get(term) ?? [];
      mentions.push({ at, weight });
      index.set(term, mentions);
    }
  });
  const meanLength = bodies.reduce((sum, { length }) => sum + length, 0) / Math.max(1, passages.length);
  const vocabulary = [...index.keys(), ...meaningfulStems];
  return {
    lengths: bodies.map(({ length }) => length / Math.max(1, meanLength)),
    mentions: (term) => index.get(term) ?? index.get(meant(nearestTerm(term, vocabulary))) ?? [],
    rarity: (count) => Math.log(1 + (passages.length - count + 0.5) / (count + 0.5)),
  };
}

const meant = (near = ""): string => meaningOf(near) ?? near;
