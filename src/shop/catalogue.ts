import type { Catalogue, CatalogueQuery, Product, Variant } from "../core/index.ts";
import { isSameWord, wordsOf } from "./words.ts";

export interface ShopCatalogue extends Catalogue {
  /** Category names as the shop writes them, each once, in the order of the catalogue. */
  categories(): readonly string[];
}

interface Indexed {
  readonly product: Product;
  readonly category: readonly string[];
  readonly color: readonly string[];
  readonly words: readonly string[];
}

const defaultLimit = 5;

/**
 * The catalogue in memory. Category, colour, size and price are conditions; free words only rank, unless they are all there
 * is: a word that no product knows ("на випускний") must not empty an answer that the conditions already found.
 */
export function createCatalogue(products: readonly Product[], currency: string): ShopCatalogue {
  const index = products.map(indexed);
  const articles = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }])),
  );

  return {
    currency,
    bySku: (sku) => articles.get(sku),
    categories: () => [...new Set(products.map(({ category }) => category))],
    search: (query) => {
      const found = index.flatMap((entry, position) => {
        const variants = fitting(entry, query);
        const score = rank(entry, query);
        return variants.length === 0 || score === undefined
          ? []
          : [
              {
                product: { ...entry.product, variants },
                score,
                position,
                isInStock: variants.some(({ stock }) => stock > 0),
              },
            ];
      });
      // What is sold out is shown only when nothing else answers: then it is the honest answer.
      const offered = found.some(({ isInStock }) => isInStock) ? found.filter(({ isInStock }) => isInStock) : found;
      return offered
        .sort((a, b) => b.score - a.score || a.position - b.position)
        .slice(0, query.limit ?? defaultLimit)
        .map(({ product }) => product);
    },
  };
}

const indexed = (product: Product): Indexed => ({
  product,
  category: wordsOf(product.category),
  color: Object.values(product.color).flatMap((text) => wordsOf(text ?? "")),
  words: [
    ...Object.values(product.title).flatMap((text) => wordsOf(text ?? "")),
    ...product.keywords.flatMap(wordsOf),
    ...wordsOf(product.category),
  ],
});

const knows = (known: readonly string[], word: string): boolean => known.some((other) => isSameWord(other, word));

/** Undefined when a condition is not met; otherwise how many of the free words it answers. */
function rank({ category, color, words }: Indexed, query: CatalogueQuery): number | undefined {
  const { category: kind, color: shade, text } = query;
  if (kind !== undefined && !wordsOf(kind).some((word) => knows(category, word) || knows(words, word)))
    return undefined;
  if (shade !== undefined && !wordsOf(shade).some((word) => knows(color, word) || knows(words, word))) return undefined;
  const wanted = text === undefined ? [] : wordsOf(text);
  const score = wanted.filter((word) => knows(words, word) || knows(color, word)).length;
  const isTextAlone = [kind, shade, query.size, query.maxPriceMajor, query.minPriceMajor].every(
    (each) => each === undefined,
  );
  return wanted.length > 0 && score === 0 && isTextAlone ? undefined : score;
}

function fitting({ product }: Indexed, query: CatalogueQuery): Variant[] {
  const { size, minPriceMajor, maxPriceMajor } = query;
  const sized = size === undefined ? product.variants : ofSize(product.variants, size);
  return sized.filter(
    ({ price }) =>
      (minPriceMajor === undefined || price.minor >= minPriceMajor * 100) &&
      (maxPriceMajor === undefined || price.minor <= maxPriceMajor * 100),
  );
}

/** "122" and "зріст 122" fit "122-128"; a height between two ranges (119) takes the bigger one, to grow into. */
function ofSize(variants: readonly Variant[], asked: string): Variant[] {
  const exact = variants.filter(({ size }) => size.toLowerCase() === asked.trim().toLowerCase());
  if (exact.length > 0) return exact;
  const height = Number(/\d{2,3}/.exec(asked)?.[0] ?? Number.NaN);
  if (Number.isNaN(height)) return [];
  const bounds = variants.map((variant) => ({ variant, numbers: (variant.size.match(/\d+/g) ?? []).map(Number) }));
  const inside = bounds.filter(({ numbers }) => Math.min(...numbers) <= height && height <= Math.max(...numbers));
  if (inside.length > 0) return inside.map(({ variant }) => variant);
  const bigger = bounds.filter(({ numbers }) => Math.min(...numbers) > height);
  const next = Math.min(...bigger.map(({ numbers }) => Math.min(...numbers)));
  // Below the smallest size there is nothing to grow into: 86 is not a 98.
  const hasSmaller = bounds.some(({ numbers }) => Math.max(...numbers) < height);
  return hasSmaller ? bigger.filter(({ numbers }) => Math.min(...numbers) === next).map(({ variant }) => variant) : [];
}
