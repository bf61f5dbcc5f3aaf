import type { KnowledgeQuery, Passage } from "../core/index.ts";
import { termsOf } from "./terms.ts";
import { indexWords, type WordIndex } from "./word-index.ts";

/** BM25 as it is usually set: how fast a repeated word stops counting, and how much length is held against a text. */
const saturation = 1.2;
const lengthShare = 0.75;
/** Less than this share of what was asked is an accident of one word. */
const leastCovered = 0.4;
/** An answer to nearly all of it. */
const surelyCovered = 0.75;
/** What is this much worse than the best answer only costs the reader time. */
const nearBest = 0.4;
const otherLanguage = 0.7;
/** A question is a line or two; more words change nothing. */
const maxTerms = 40;

/** Finds passages by their words. */
export function createKnowledge(passages: readonly Passage[]): {
  readonly search: (question: string, of: KnowledgeQuery) => readonly Passage[];
} {
  const words = indexWords(passages);
  return {
    search: (question, { language, limit, isSure = false }) => {
      const ranked = rank(question, words, isSure ? surelyCovered : leastCovered);
      const found = [...ranked].flatMap(([at, score]) => {
        const passage = passages[at];
        if (passage === undefined) return [];
        const isOther = passage.language !== undefined && passage.language !== language;
        return [{ passage, score: isOther ? score * otherLanguage : score, at }];
      });
      found.sort((a, b) => b.score - a.score || a.at - b.at);
      const best = found[0]?.score ?? 0;
      return found
        .filter(({ score }) => score >= best * nearBest)
        .slice(0, limit)
        .map(({ passage }) => passage);
    },
  };
}

/** By the place of a passage: how well it answers. Only passages that answer a good part of the question. */
function rank(question: string, { lengths, mentions, rarity }: WordIndex, share: number): Map<number, number> {
  const scores = new Map<number, number>();
  const covered = new Map<number, number>();
  let asked = 0;
  for (const term of new Set(termsOf(question).slice(0, maxTerms))) {
    const mentioned = mentions(term);
    const worth = rarity(mentioned.length);
    asked += worth;
    for (const { at, weight } of mentioned) {
      const length = 1 - lengthShare + lengthShare * (lengths[at] ?? 1);
      const gain = (worth * weight * (saturation + 1)) / (weight + saturation * length);
      scores.set(at, (scores.get(at) ?? 0) + gain);
      covered.set(at, (covered.get(at) ?? 0) + worth);
    }
  }
  return new Map([...scores].filter(([at]) => (covered.get(at) ?? 0) >= asked * share));
}
