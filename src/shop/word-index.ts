import { isSameWord } from "./words.ts";

/** Where in a product a word stands, as one bit each. */
const fields = { title: 1, category: 2, color: 4, keyword: 8, attribute: 16 } as const;
export type Field = keyof typeof fields;
type Fields = number;

export const stands = (found: Fields | undefined, ...where: readonly Field[]): boolean =>
  found !== undefined && where.some((field) => (found & fields[field]) !== 0);

/**
 * Which products know a word, in any of its forms. Two forms of one word share at least two letters (three in Cyrillic,
 * all but an ending in Latin), so only words of the same beginning are compared.
 */
export class WordIndex {
  readonly #products = new Map<string, Map<number, Fields>>();
  readonly #byStart = new Map<string, string[]>();

  add(word: string, product: number, field: Field): void {
    let products = this.#products.get(word);
    if (products === undefined) {
      products = new Map();
      this.#products.set(word, products);
      const start = startOf(word);
      const others = this.#byStart.get(start);
      if (others === undefined) this.#byStart.set(start, [word]);
      else others.push(word);
    }
    products.set(product, (products.get(product) ?? 0) | fields[field]);
  }

  /** By the product's number: the fields in which it stands. */
  find(word: string): ReadonlyMap<number, Fields> {
    const found = new Map<number, Fields>();
    for (const known of this.#byStart.get(startOf(word)) ?? []) {
      if (!isSameWord(known, word)) continue;
      for (const [product, where] of this.#products.get(known) ?? []) {
        found.set(product, (found.get(product) ?? 0) | where);
      }
    }
    return found;
  }
}

const startOf = (word: string): string => word.slice(0, 2);
