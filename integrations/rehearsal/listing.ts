import { formatMoney, fromMajor, labelOf } from "../../src/core/index.ts";
import { kindsOf } from "./kinds-of.ts";
import {
  type Article,
  articlesAt,
  inStock,
  type Resolution,
  sizesInStock,
  type Variant,
  variantFor,
  variantName,
} from "./shelf.ts";
import type { Situation } from "./situation.ts";

/** A chat message, not a catalogue. */
const mostListed = 4;

export const amount = (value: number, { context }: Pick<Situation, "context">): string =>
  formatMoney(fromMajor(value, context.shop.currency), context.language);

function priceOf(variants: readonly Variant[], situation: Situation): string {
  const prices = variants.map(({ price }) => price);
  const low = Math.min(...prices);
  const high = Math.max(...prices);
  return low === high
    ? amount(low, situation)
    : situation.words.priceRange({ low: amount(low, situation), high: amount(high, situation) });
}

/** An article with its price: in the size that was asked for where there is one, else in all its sizes. */
function lineOf(article: Article, situation: Situation, size: string | undefined): string {
  const label = labelOf(article);
  const fitting = size === undefined ? undefined : variantFor(article, size);
  const variants = fitting === undefined ? inStock(article) : [fitting];
  return variants.length === 0
    ? situation.words.productSoldOut({ label })
    : situation.words.product({
        label,
        price: priceOf(variants, situation),
        sizes: variants
          .map(variantName)
          .filter((name) => name !== "")
          .join(", "),
      });
}

/** Articles with prices and sizes, what is in stock first, and the question that leads on. */
export function listArticles(
  articles: readonly Article[],
  situation: Situation,
  of: { readonly intro: string; readonly size: string | undefined; readonly isOffer: boolean },
): string {
  const available = articles.filter((article) => inStock(article).length > 0);
  const some = (available.length > 0 ? available : articles).slice(0, mostListed);
  const lines = some.map((article) => lineOf(article, situation, of.size));
  const question = of.isOffer && available.length > 0 ? nextQuestion(some, situation, of.size) : "";
  return [of.intro, ...lines, question].filter((line) => line !== "").join("\n");
}

function nextQuestion(articles: readonly Article[], { words }: Situation, size: string | undefined): string {
  const [only] = articles;
  if (only === undefined || articles.length > 1) return words.questions.which_to_add;
  const isClear = inStock(only).length === 1 || (size !== undefined && variantFor(only, size) !== undefined);
  return isClear ? words.questions.offer_add : words.questions.size_to_add;
}

/** What has to be asked or said about a wish that is not clear. */
export function openText(open: Exclude<Resolution, { kind: "picked" }>, situation: Situation): string {
  const { words, context } = situation;
  switch (open.kind) {
    case "which_size":
      return `${words.sizesOf({ label: labelOf(open.article), sizes: sizesInStock(open.article) })} ${words.questions.size_to_add}`;
    case "which_article":
      return listArticles(open.articles, situation, {
        intro: words.found,
        size: situation.heard.wishes[0]?.size,
        isOffer: true,
      });
    case "not_in_size":
      return notInSize(open, situation);
    case "sold_out":
      return words.soldOut({ label: labelOf(open.article) });
    case "not_here":
      return context.shown.length === 0 && situation.heard.wishes.length === 0
        ? words.lookingFor(kindsOf(context))
        : words.nothing(kindsOf(context));
  }
}

function notInSize({ article, size }: Extract<Resolution, { kind: "not_in_size" }>, { words }: Situation): string {
  const [label, sizes] = [labelOf(article), sizesInStock(article)];
  // What has no sizes has none to choose from.
  if (sizes === "") return `${words.sizesOf({ label, sizes })} ${words.questions.offer_add}`;
  return `${words.notInSize({ label, size, sizes })} ${words.questions.size_to_add}`;
}

/** Shows again what is on the shelf, or what of it was pointed at, prices and all. */
export function shelfNow(situation: Situation): string {
  const { shelf, heard, usualSize, words } = situation;
  const [wish] = heard.wishes;
  const pointedAt = articlesAt(shelf, wish?.place);
  return listArticles(pointedAt.length > 0 ? pointedAt : shelf, situation, {
    intro: words.found,
    size: wish?.size ?? usualSize,
    isOffer: true,
  });
}
