import { labelOf } from "../../src/core/index.ts";
import { kindsOf } from "./kinds-of.ts";
import { listArticles } from "./listing.ts";
import { asNamed } from "./look-up.ts";
import { isQueryFor } from "./query.ts";
import { isForCheapest } from "./search-plan.ts";
import { type Article, inStock, sizesInStock, variantFor } from "./shelf.ts";
import type { Situation } from "./situation.ts";
import { isColour } from "./slots/colours.ts";
import { answersOf } from "./tool-steps.ts";

/** What the searches of this turn found, in words; undefined when nothing was searched. */
export function answerSearch(situation: Situation): string | undefined {
  const { heard, steps, words, context, usualSize } = situation;
  const [told] = answersOf(steps, "product_details");
  if (told !== undefined) return details(told.answer.products[0], situation);
  const searches = answersOf(steps, "search_catalogue");
  if (searches.length === 0) return undefined;
  const { intents } = heard;
  const [first, second] = searches;
  // Only the question for one article's details names it by title and kind.
  const isDetails = intents.has("details") && first?.args["text"] !== undefined && "category" in first.args;
  const isForLess = intents.has("expensive") || intents.has("discount");
  const isCheaper = isForLess && first?.args["max_price"] !== undefined;
  const preface = intents.has("discount") ? words.noDiscount : intents.has("expensive") ? words.quality : "";
  const articles = distinct(searches.flatMap(({ answer: { products } }) => products));
  const isWidened = second !== undefined && first?.answer.products.every((article) => inStock(article).length === 0);
  const available = articles.some((article) => inStock(article).length > 0);

  if (isDetails) return details(articles.find((one) => isQueryFor(one, first.args)) ?? articles[0], situation);
  if (!available) {
    if (articles.length > 0)
      return listArticles(articles, situation, { intro: words.nearest, size: undefined, isOffer: false });
    if (isCheaper) return `${preface} ${words.noCheaper}`.trim();
    return words.nothing(kindsOf(context));
  }
  const size = askedSize(first?.args);
  if (isWidened) {
    return isCheaper
      ? `${preface} ${words.noCheaper}`.trim()
      : listArticles(articles, situation, { intro: words.nearest, size, isOffer: true });
  }
  const wanted = isForCheapest(situation) ? cheapestOf(articles) : preferred(articles, situation);
  const advice = intents.has("size_advice") && size !== undefined ? sizeAdvice(wanted, situation, size) : "";
  const found = intents.has("other_colours") ? words.colours : introFor(wanted, situation, size);
  const intro = isCheaper ? `${preface} ${words.cheaper}` : advice === "" ? `${preface} ${found}`.trim() : advice;
  // Of the one that is left the size is known which was said before.
  const isOne = wanted.length === 1 && !intents.has("which_sizes");
  return listArticles(wanted, situation, { intro, size: size ?? (isOne ? usualSize : undefined), isOffer: true });
}

/** The articles that can be had for the lowest price of all. */
function cheapestOf(articles: readonly Article[]): readonly Article[] {
  const lowest = (article: Article): number => Math.min(...inStock(article).map(({ price }) => price));
  const least = Math.min(...articles.map(lowest));
  return articles.filter((article) => lowest(article) === least);
}

/** Two searches of one turn may find the same thing. */
const distinct = <T extends Article>(articles: readonly T[]): T[] => [
  ...new Map(articles.map((article) => [`${labelOf(article)} ${article.variants[0]?.sku}`, article])).values(),
];

const askedSize = (args: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  typeof args?.["size"] === "string" ? args["size"] : undefined;

/** A catalogue may add near misses; what is named, and what fits to the letter, stands alone when there is any. */
function preferred(found: readonly Article[], { heard }: Situation): readonly Article[] {
  const articles = asNamed(found, heard.text);
  const colours = heard.wishes.flatMap(({ colour }) => colour ?? []);
  const exact = articles.filter(({ color, title }) =>
    colours.some((colour) => isColour(color, colour) || isColour(title, colour)),
  );
  return exact.some((article) => inStock(article).length > 0) ? exact : articles;
}

/** When nothing listed is there in the size that was asked for, that is said before the list. */
function introFor(articles: readonly Article[], { words }: Situation, size: string | undefined): string {
  const [article] = articles;
  if (size === undefined || article === undefined) return words.found;
  return articles.some((one) => variantFor(one, size) !== undefined) ? words.found : words.nearest;
}

function sizeAdvice(articles: readonly Article[], { words }: Situation, size: string): string {
  const fitting = articles.map((article) => variantFor(article, size)).find((variant) => variant !== undefined);
  return fitting === undefined || !/^\d+$/.test(size) ? "" : words.sizeFits({ height: size, size: fitting.size });
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function details(article: Article | undefined, situation: Situation): string {
  const { words, heard, usualSize } = situation;
  if (article === undefined) return `${words.noDetails} ${words.questions.offer_person}`;
  const sizes = heard.intents.has("price")
    ? listArticles([article], situation, { intro: "", size: usualSize, isOffer: false })
    : words.sizesOf({ label: labelOf(article), sizes: sizesInStock(article) });
  const attributes = Object.entries(article.attributes ?? {}).map(([name, value]) => `${name}: ${value}`);
  const told = [article.description, attributes.join("; ")]
    .filter((text) => text)
    .map((text) => asSentence(text ?? ""));
  return [...(told.length === 0 ? [words.noDetails] : told), sizes].join(sizes.startsWith("•") ? "\n" : " ");
}
