import type { Catalogue, CatalogueAnswer, CatalogueQuery, Product, Sku, Variant } from "../core/index.ts";
import { createMatcher, type Match } from "./matching.ts";
import { fittingSize, nearestTo } from "./sizes.ts";

export interface ShopCatalogue extends Catalogue {
  products(): readonly Product[];
  /** Category names as the shop writes them, each once, in the order of the catalogue. */
  categories(): readonly string[];
  /** How many pieces of each article its list says there are. */
  counts(): ReadonlyMap<Sku, number>;
  /** Articles of which it says no number. */
  uncounted(): readonly Sku[];
  /** When its list was written; absent where nothing says so. */
  readonly writtenAt?: Date;
}

const defaultLimit = 5;

/**
 * The catalogue in memory. Category, colour, size and price are conditions, and so is the name of a product; other free
 * words only rank beside a category or a colour: a word that no product knows ("на випускний") must not empty an answer
 * that these already found.
 */
export function createCatalogue(products: readonly Product[], currency: string, writtenAt?: Date): ShopCatalogue {
  const match = createMatcher(products);
  const articles = new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }])),
  );
  // An id goes before a SKU that is spelled like it.
  const codes = new Map([
    ...products.flatMap((product) => product.variants.map(({ sku }) => [codeOf(sku), product] as const)),
    ...products.map((product) => [codeOf(product.id), product] as const),
  ]);
  const byCode = (code: string): Product | undefined => codes.get(codeOf(code));

  return {
    currency,
    ...(writtenAt === undefined ? {} : { writtenAt }),
    products: () => products,
    byCode,
    bySku: (sku) => articles.get(sku),
    counts: () =>
      new Map([...articles].flatMap(([sku, { variant }]) => (variant.isUncounted ? [] : [[sku, variant.stock]]))),
    uncounted: () => [...articles].flatMap(([sku, { variant }]) => (variant.isUncounted ? [sku] : [])),
    categories: () => [...new Set(products.map(({ category }) => category))],
    search: (query) => {
      const coded = query.text === undefined ? undefined : byCode(query.text.trim());
      const { matches, unknownWords } =
        coded === undefined ? match(query) : { matches: [{ product: coded, score: 1 }], unknownWords: [] };
      return answerFrom(matches, unknownWords, query);
    },
  };
}

const codeOf = (code: string): string => code.toLowerCase().replaceAll("_", "-");

function answerFrom(
  matches: readonly Match[],
  unknownWords: readonly string[],
  query: CatalogueQuery,
): CatalogueAnswer {
  const priced = matches.flatMap(({ product, score }) => {
    const variants = product.variants.filter((variant) => isInBudget(variant, query));
    return variants.length === 0 ? [] : [{ product, score, variants }];
  });
  const { size, leftOf = ({ stock }: Variant) => stock } = query;
  const ofSize = size === undefined ? undefined : fittingSize(size);
  const found = (
    ofSize === undefined
      ? priced
      : priced.flatMap(({ variants, ...rest }) => {
          const fitting = ofSize(variants);
          return fitting.length === 0 ? [] : [{ ...rest, variants: fitting }];
        })
  ).map((entry) => ({ ...entry, isInStock: entry.variants.some((variant) => leftOf(variant) > 0) }));
  // What is sold out is shown only when nothing else answers: then it is the honest answer.
  const offered = found.some(({ isInStock }) => isInStock) ? found.filter(({ isInStock }) => isInStock) : found;
  // Sorting is stable: equals stay in the order of the catalogue.
  const shown = offered.sort((a, b) => b.score - a.score).slice(0, query.limit ?? defaultLimit);
  return {
    products: shown.map(({ product, variants }) => ({ ...product, variants })),
    more: offered.length - shown.length,
    unknownWords,
    nearestSizes: size === undefined || offered.length > 0 ? [] : nearestTo(size, sizesOf(priced, leftOf)),
  };
}

const isInBudget = ({ price }: Variant, { minPriceMajor: min, maxPriceMajor: max }: CatalogueQuery): boolean =>
  (min === undefined || price.minor >= min * 100) && (max === undefined || price.minor <= max * 100);

/** What can be bought is near; what is sold out is not. */
const sizesOf = (
  entries: readonly { readonly variants: readonly Variant[] }[],
  leftOf: (variant: Variant) => number,
): string[] =>
  entries.flatMap(({ variants }) =>
    variants.flatMap((variant) => (variant.size !== undefined && leftOf(variant) > 0 ? variant.size : [])),
  );
