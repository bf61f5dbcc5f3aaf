import { writtenPhrase } from "../../src/core/reading/phrase.ts";
import { without } from "./found.ts";
import { pattern } from "./pattern.ts";
import { isEmptyQuery, type Query, queryOf } from "./query.ts";
import { type Article, inStock, type Resolution, resolve, type Variant } from "./shelf.ts";
import type { Situation } from "./situation.ts";
import { readColours } from "./slots/colours.ts";
import { answersOf, isSameCall } from "./tool-steps.ts";
import type { Wish } from "./wishes.ts";

/**
 * An article for a wish: from a search of this turn made for it, from what the customer sees, else a search to make.
 * Once something was searched, what is shown has changed: a wish that was clear before is settled and not looked at
 * again.
 */
export function lookUp(wish: Wish, situation: Situation): Resolution | { readonly search: Query } {
  const { place: _place, ...searchable } = wish;
  const query = queryOf(searchable);
  const searches = answersOf(situation.steps, "search_catalogue");
  const made = searches.find(({ args }) => isSameCall({ name: "", args }, { name: "", args: query }));
  if (made !== undefined)
    return byAttribute(resolve(searchable, made.answer.products, situation.usualSize), situation.heard.text);
  const here = byAttribute(resolve(wish, narrowed(situation), situation.usualSize), situation.heard.text);
  const isPointing = wish.place !== undefined && situation.shelf.length > 0;
  if (here.kind !== "not_here" || isPointing) return here;
  const shown = resolve(searchable, situation.context.shown, situation.usualSize);
  if (shown.kind !== "not_here" || isEmptyQuery(query) || searches.length > 0) return shown;
  return { search: query };
}

const mostStemLetters = 5;
/** A short stem begins many words: "розмір" is no «Роза». */
const stemOf = (word: string): RegExp =>
  word.length === 4
    ? writtenPhrase(`${word.slice(0, 3)}\\p{L}{0,2}`)
    : pattern(`${word.slice(0, Math.min(mostStemLetters, word.length - 1))}~`);

/** The variants in stock that a message calls by what else tells them apart ("лаванда"). */
export const variantsNamed = (article: Article, text: string): Variant[] =>
  inStock(article).filter(({ is = "" }) =>
    (is.toLowerCase().match(/[\p{L}']{4,}/gu) ?? []).some((word) => stemOf(word).test(text)),
  );

function byAttribute(found: Resolution, text: string): Resolution {
  if (found.kind !== "which_size") return found;
  const [variant, ...others] = variantsNamed(found.article, text);
  return variant === undefined || others.length > 0
    ? found
    : { kind: "picked", picks: [{ article: found.article, variant }] };
}

/** Of each kind the articles that a message calls by their name; all of a kind of which it names none. */
export function asNamed(articles: readonly Article[], text: string): readonly Article[] {
  // "але не сіру" names a colour, and no article.
  const names = without(text, readColours(text));
  return [...Map.groupBy(articles, ({ category }) => category).values()].flatMap((kind) => {
    const named = namedIn(kind, names).filter((article) => inStock(article).length > 0);
    return named.length > 0 ? named : kind;
  });
}

/** The articles of a list that a message calls by a word of their title which others do not share ("беру мальву"). */
function namedIn(articles: readonly Article[], text: string): readonly Article[] {
  const wordsOfTitle = ({ title }: Article): string[] => title.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const told = articles.map(
    (article) =>
      wordsOfTitle(article)
        .filter((word) => articles.some((other) => !wordsOfTitle(other).includes(word)))
        .filter((word) => stemOf(word).test(text)).length,
  );
  // "сукню роза" is called by two words, and every other dress by one.
  const most = Math.max(1, ...told);
  return articles.filter((_, at) => told[at] === most);
}

/** A title that is said outweighs what our last message was about. */
function narrowed({ shelf, context, heard }: Situation): readonly Article[] {
  const named = namedIn(context.shown, heard.text);
  const both = shelf.filter((article) => named.includes(article));
  return both.length > 0 ? both : named.length > 0 ? named : shelf;
}
