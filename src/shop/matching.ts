import type { CatalogueQuery, Product } from "../core/index.ts";
import { type Field, stands, WordIndex } from "./word-index.ts";
import { searchWordsIn } from "./words.ts";

/** A product that meets what a query says in words, and how many of its free words the product answers. */
export interface Match {
  readonly product: Product;
  readonly score: number;
}

interface Matched {
  readonly matches: readonly Match[];
  readonly unknownWords: readonly string[];
}

/** A word of a title that more products share is no name: "літня" describes, «Анна» names. */
const mostOfOneName = 8;
const described: readonly Field[] = ["title", "category", "keyword"];

/** Finds products by the words of a query: category, colour, free text. Size and price are not looked at. */
export function createMatcher(products: readonly Product[]): (query: CatalogueQuery) => Matched {
  const index = indexOf(products);
  return ({ text, category, color }) => {
    const words = [...new Set(searchWordsIn(text ?? ""))].map((word) => ({ word, found: index.find(word) }));
    const kinds = searchWordsIn(category ?? "").map((word) => ({ word, found: index.find(word) }));
    const shades = searchWordsIn(color ?? "").map((word) => index.find(word));
    const names = words.filter(({ found }) => isName(found)).map(({ found }) => found);
    const isFree = category === undefined && color === undefined;

    const matches = products.flatMap((product, at): (Match & { nameCount: number })[] => {
      if (category !== undefined && !kinds.some(({ found }) => stands(found.get(at), ...described))) return [];
      if (color !== undefined && !shades.some((found) => stands(found.get(at), "color", ...described))) return [];
      const score = words.filter(({ found }) => found.has(at)).length;
      if (text !== undefined && isFree && score === 0 && words.length > 0) return [];
      return [{ product, score, nameCount: names.filter((found) => isNamedBy(found.get(at))).length }];
    });
    return {
      matches: names.length === 0 ? matches : named(matches),
      unknownWords: [...words, ...kinds].flatMap(({ word, found }) =>
        found.size === 0 && !/^\d+$/.test(word) ? [word] : [],
      ),
    };
  };
}

/** What is called by its name is meant alone: the products with most of the name, of these the best described. */
function named(matches: readonly (Match & { readonly nameCount: number })[]): readonly Match[] {
  const most = matches.reduce((best, { nameCount }) => Math.max(best, nameCount), 1);
  const called = matches.filter(({ nameCount }) => nameCount === most);
  const best = called.reduce((highest, { score }) => Math.max(highest, score), 0);
  return called.filter(({ score }) => score === best);
}

/** It stands in the title and is neither the kind of thing nor its colour, which many titles repeat. */
const isNamedBy = (where: number | undefined): boolean => stands(where, "title") && !stands(where, "category", "color");

function isName(found: ReadonlyMap<number, number>): boolean {
  let count = 0;
  for (const where of found.values()) {
    if (isNamedBy(where)) count += 1;
    if (count > mostOfOneName) return false;
  }
  return count > 0;
}

function indexOf(products: readonly Product[]): WordIndex {
  const index = new WordIndex();
  products.forEach(({ title, category, color = {}, keywords, attributes = [], variants }, at) => {
    const add = (field: Field, texts: readonly (string | undefined)[]): void => {
      for (const word of texts.flatMap((text) => searchWordsIn(text ?? ""))) index.add(word, at, field);
    };
    add("title", Object.values(title));
    add("category", [category]);
    add("color", Object.values(color));
    add("keyword", keywords);
    const own = [...attributes, ...variants.flatMap((variant) => variant.attributes ?? [])];
    add(
      "attribute",
      own.flatMap(({ value }) => Object.values(value)),
    );
  });
  return index;
}
