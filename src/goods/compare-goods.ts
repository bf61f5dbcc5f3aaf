import type { Product, Sku, Variant } from "../core/index.ts";

/** What becomes of articles when one list takes the place of another. */
export interface GoodsChange {
  readonly fresh: readonly Sku[];
  readonly gone: readonly Sku[];
  readonly changed: readonly { readonly sku: Sku; readonly what: readonly string[] }[];
  readonly sameCount: number;
}

interface Article {
  readonly product: Product;
  readonly variant: Variant;
}

const articlesOf = (products: readonly Product[]): ReadonlyMap<Sku, Article> =>
  new Map(
    products.flatMap((product) => product.variants.map((variant) => [variant.sku, { product, variant }] as const)),
  );

export function compareGoods(before: readonly Product[], after: readonly Product[]): GoodsChange {
  const [old, now] = [articlesOf(before), articlesOf(after)];
  const changed = [...now].flatMap(([sku, article]) => {
    const former = old.get(sku);
    const what = former === undefined ? [] : differences(former, article);
    return what.length === 0 ? [] : [{ sku, what }];
  });
  const fresh = [...now.keys()].filter((sku) => !old.has(sku));
  const gone = [...old.keys()].filter((sku) => !now.has(sku));
  return { fresh, gone, changed, sameCount: now.size - fresh.length - changed.length };
}

function differences(before: Article, after: Article): string[] {
  const { variant: old } = before;
  const { variant: now } = after;
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  return [
    ...(old.price.minor === now.price.minor ? [] : [`price ${old.price.minor / 100} → ${now.price.minor / 100}`]),
    ...(old.stock === now.stock ? [] : [`stock ${old.stock} → ${now.stock}`]),
    ...(isSame(old.oldPrice, now.oldPrice) ? [] : ["former price"]),
    ...(before.product.title.uk === after.product.title.uk ? [] : ["name"]),
    ...(isSame(textsOf(before), textsOf(after)) ? [] : ["description, pictures or facts"]),
  ];
}

function textsOf({ product, variant }: Article): unknown {
  const { title, category, color, keywords, description, url, images, attributes } = product;
  return [
    title.en,
    title.ru,
    category,
    color,
    keywords,
    description,
    url,
    images,
    attributes,
    variant.size,
    variant.attributes,
  ];
}

/** A list that lost most of the goods is a mistake more often than a wish: a person has to say so. */
export const losesMost = ({ gone, changed, sameCount }: GoodsChange): boolean =>
  gone.length > changed.length + sameCount;
