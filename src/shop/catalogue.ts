import type { Catalogue, CatalogueQuery, Product, Variant } from "../core/index.ts";
import { ofSize } from "./sizes.ts";
import { isSameWord, searchWordsIn } from "./words.ts";

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
 * The catalogue in memory. Category, colour, size and price are conditions; free words only rank, unless they are all
 * there is: a word that no product knows ("на випускний") must not empty an answer that the conditions already found.
 */
export function createCatalogue(products: readonly Product[], currency: string): ShopCatalogue {
  const index = products.map(indexed);
  const articles = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }])),
  );
  // An id goes before a SKU that is spelled like it.
  const codes = new Map([
    ...products.flatMap((product) => product.variants.map(({ sku }) => [codeOf(sku), product] as const)),
    ...products.map((product) => [codeOf(product.id), product] as const),
  ]);

  return {
    currency,
    bySku: (sku) => articles.get(sku),
    byCode: (code) => codes.get(codeOf(code)),
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

const codeOf = (code: string): string => code.toLowerCase().replaceAll("_", "-");

const indexed = (product: Product): Indexed => ({
  product,
  category: searchWordsIn(product.category),
  color: Object.values(product.color).flatMap((text) => searchWordsIn(text ?? "")),
  words: [
    ...Object.values(product.title).flatMap((text) => searchWordsIn(text ?? "")),
    ...product.keywords.flatMap(searchWordsIn),
    ...searchWordsIn(product.category),
  ],
});

const knows = (known: readonly string[], word: string): boolean => known.some((other) => isSameWord(other, word));

/** Undefined when a condition is not met; otherwise how many of the free words it answers. */
function rank({ category, color, words }: Indexed, query: CatalogueQuery): number | undefined {
  const { category: kind, color: shade, text } = query;
  if (kind !== undefined && !searchWordsIn(kind).some((word) => knows(category, word) || knows(words, word)))
    return undefined;
  if (shade !== undefined && !searchWordsIn(shade).some((word) => knows(color, word) || knows(words, word)))
    return undefined;
  const wanted = text === undefined ? [] : searchWordsIn(text);
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
