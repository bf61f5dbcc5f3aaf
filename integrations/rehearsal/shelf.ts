import type { AgentContext } from "../../nodes/agent/context.ts";
import { isColour } from "./slots/colours.ts";
import { isOfCategory } from "./slots/garments.ts";
import { fitOf } from "./slots/sizes.ts";
import type { Wish } from "./wishes.ts";

/** A product as the tools and the context describe it. */
export type Article = AgentContext["shown"][number] & {
  readonly description?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
};
export type Variant = Article["variants"][number];

/** What a wish comes to on a given shelf. */
export type Resolution =
  | { readonly kind: "picked"; readonly picks: readonly { readonly article: Article; readonly variant: Variant }[] }
  | { readonly kind: "which_size"; readonly article: Article }
  | { readonly kind: "which_article"; readonly articles: readonly Article[] }
  | { readonly kind: "not_in_size"; readonly article: Article; readonly size: string }
  | { readonly kind: "sold_out"; readonly article: Article }
  | { readonly kind: "not_here" };

export const inStock = ({ variants }: Article): Variant[] => variants.filter(({ stock }) => stock > 0);
export const sizesInStock = (article: Article): string =>
  inStock(article)
    .map(variantName)
    .filter((name) => name !== "")
    .join(", ");

/** What a variant is called beside its article: its size, its scent, both, or nothing. */
export const variantName = ({ size, is }: Variant): string => [size, is].filter((part) => part).join(" ");

/** The variant in stock that fits the size best. */
export const variantFor = (article: Article, size: string): Variant | undefined =>
  inStock(article)
    .filter((variant) => fitOf(variant.size, size) > 0)
    .sort((a, b) => fitOf(b.size, size) - fitOf(a.size, size))[0];

export function matches(article: Article, wish: Wish): boolean {
  const { garment, colour } = wish;
  if (garment?.category !== undefined) {
    if (article.category !== garment.category && !isOfCategory(article.title, garment.category)) return false;
  } else if (garment !== undefined && !article.title.toLowerCase().includes(garment.word.toLowerCase())) return false;
  return colour === undefined || isColour(article.color, colour) || isColour(article.title, colour);
}

const lowestOf = (article: Article): number => Math.min(...inStock(article).map(({ price }) => price));

/** The part of what was shown that "the first", "both" point at; all of it when nothing does. */
export function articlesAt(shelf: readonly Article[], place: Wish["place"]): readonly Article[] {
  if (place === undefined || place === "all") return shelf;
  if (place === "cheapest") {
    const priced = shelf.filter((article) => inStock(article).length > 0);
    return priced.sort((a, b) => lowestOf(a) - lowestOf(b)).slice(0, 1);
  }
  return place === "last" ? shelf.slice(-1) : shelf.slice(place - 1, place);
}

/** `usualSize` is what the customer said earlier: it decides only where nothing newer does. */
export function resolve(wish: Wish, shelf: readonly Article[], usualSize: string | undefined): Resolution {
  if (wish.place === "all") {
    const each = shelf.map((article) => choose(wish, [article], usualSize));
    const unclear = each.find(({ kind }) => kind !== "picked");
    return unclear ?? { kind: "picked", picks: each.flatMap((one) => (one.kind === "picked" ? one.picks : [])) };
  }
  const candidates = articlesAt(shelf, wish.place);
  return choose(
    wish,
    wish.place === undefined ? candidates.filter((article) => matches(article, wish)) : candidates,
    usualSize,
  );
}

function choose(wish: Wish, candidates: readonly Article[], usualSize: string | undefined): Resolution {
  const [only] = candidates;
  if (only === undefined) return { kind: "not_here" };
  const size = wish.size ?? usualSize;
  const fitting = size === undefined ? [] : candidates.filter((article) => variantFor(article, size) !== undefined);
  const [fits] = fitting;
  if (size !== undefined && fits !== undefined) {
    const variant = variantFor(fits, size);
    if (fitting.length > 1 || variant === undefined) return { kind: "which_article", articles: fitting };
    return { kind: "picked", picks: [{ article: fits, variant }] };
  }
  if (candidates.length > 1) {
    return wish.size === undefined ? { kind: "which_article", articles: candidates } : { kind: "not_here" };
  }
  const available = inStock(only);
  const [first] = available;
  if (first === undefined) return { kind: "sold_out", article: only };
  if (wish.size !== undefined) return { kind: "not_in_size", article: only, size: wish.size };
  return available.length === 1
    ? { kind: "picked", picks: [{ article: only, variant: first }] }
    : { kind: "which_size", article: only };
}
