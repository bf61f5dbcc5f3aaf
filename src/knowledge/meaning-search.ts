import { createHash } from "node:crypto";
import type { KnowledgeQuery, Passage } from "../core/index.ts";
import { dot, standingOut, unit } from "./likeness.ts";

/** Makes numbers of words: what means the same lies near each other. */
export interface Embedder {
  /** As `provider:model`: other numbers from another one. */
  readonly name: string;
  embedPassages(texts: readonly string[]): Promise<readonly ArrayLike<number>[]>;
  embedQuestion(text: string): Promise<ArrayLike<number>>;
}

/** Where its numbers are kept: making them takes time and money. */
interface VectorShelf {
  read(model: string): Promise<ReadonlyMap<string, Float32Array>>;
  keep(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
  dropOthers(model: string, digests: readonly string[]): Promise<void>;
}

/** Passages found by what they mean; it grows better while it is being built. */
export interface MeaningSearch {
  /** Makes what is missing, in the background; what is made already is not made again. */
  build(passages: readonly Passage[]): Promise<void>;
  search(question: string, of: KnowledgeQuery): Promise<readonly Passage[]>;
}

/** Providers take some hundreds at once; less is lost when one call fails. */
const batchSize = 64;
/** A page in another language than the customer's is the second choice. */
const otherLanguage = 0.9;

interface Embedded {
  readonly passage: Passage;
  readonly vector: Float32Array;
}

export function meaningSearch(embedder: Embedder, shelf: VectorShelf): MeaningSearch {
  let embedded: readonly Embedded[] = [];
  return {
    build: async (passages) => {
      const vectors = new Map(await shelf.read(embedder.name));
      const show = (): void => {
        embedded = passages.flatMap((passage) => {
          const vector = vectors.get(digestOf(passage));
          return vector === undefined ? [] : [{ passage, vector }];
        });
      };
      show();
      const missing = passages.filter((passage) => !vectors.has(digestOf(passage)));
      for (let at = 0; at < missing.length; at += batchSize) {
        const made = await embedBatch(missing.slice(at, at + batchSize), embedder);
        await shelf.keep(embedder.name, made);
        for (const [digest, vector] of made) vectors.set(digest, vector);
        show();
      }
      await shelf.dropOthers(embedder.name, passages.map(digestOf));
    },
    search: async (question, { language, limit }) => {
      if (embedded.length === 0) return [];
      const asked = unit(await embedder.embedQuestion(question));
      const known = embedded.filter(({ vector }) => vector.length === asked.length);
      const likeness = known.map(({ passage, vector }) => {
        const isOther = passage.language !== undefined && passage.language !== language;
        return dot(asked, vector) * (isOther ? otherLanguage : 1);
      });
      return standingOut(likeness)
        .slice(0, limit)
        .flatMap((at) => known[at]?.passage ?? []);
    },
  };
}

async function embedBatch(passages: readonly Passage[], embedder: Embedder): Promise<Map<string, Float32Array>> {
  const vectors = await embedder.embedPassages(passages.map(passageText));
  // Google's class answers with nothing where a call failed (@langchain/google-genai 2.3.2, read 2026-11).
  if (vectors.length !== passages.length || vectors.some(({ length }) => length === 0)) {
    throw new Error("not every passage was embedded");
  }
  return new Map(passages.map((passage, at) => [digestOf(passage), unit(vectors[at] ?? [])]));
}

/** Another one as soon as a letter of the passage changes. */
const digestOf = (passage: Passage): string => createHash("sha256").update(passageText(passage)).digest("base64url");

const passageText = ({ title, text }: Passage): string => `${title}\n${text}`;
