import type { Article } from "./shelf.ts";
import type { Budget } from "./slots/budget.ts";
import { isSameCall } from "./tool-steps.ts";
import type { Wish } from "./wishes.ts";

/** What `search_catalogue` is asked for. */
export type Query = Readonly<
  Partial<Record<"text" | "category" | "color" | "size", string> & Record<"max_price" | "min_price", number>>
>;

export function queryOf({ garment, colour, size, name }: Wish, { max, min }: Budget = {}): Query {
  return {
    ...(garment?.category === undefined ? {} : { category: garment.category }),
    ...(garment !== undefined && garment.category === undefined ? { text: garment.word } : {}),
    ...(garment?.name === undefined ? {} : { text: garment.name }),
    ...(name === undefined ? {} : { text: name }),
    ...(colour === undefined ? {} : { color: colour }),
    ...(size === undefined ? {} : { size }),
    ...(max === undefined ? {} : { max_price: max }),
    ...(min === undefined ? {} : { min_price: min }),
  };
}

/** One very article: a catalogue that adds near misses still puts it among what it finds. */
export const queryFor = ({ title, category, color }: Article): Query => ({
  text: title,
  category,
  ...(color === "" ? {} : { color }),
});

export const isQueryFor = (article: Article, args: Readonly<Record<string, unknown>>): boolean =>
  isSameCall({ name: "", args: queryFor(article) }, { name: "", args });

export const isEmptyQuery = (query: Query): boolean => Object.keys(query).length === 0;

/**
 * The same search with one criterion less, the one that is easiest to give up first: colour, then price, then size; the
 * size first of what is called by its name. Undefined when nothing is left to give up.
 */
export function relaxed(query: Query): Query | undefined {
  if (query.text !== undefined && query.color !== undefined && query.size !== undefined) {
    const { size: _size, ...named } = query;
    return named;
  }
  const { color, max_price, min_price, size, ...kind } = query;
  const priced = {
    ...(max_price === undefined ? {} : { max_price }),
    ...(min_price === undefined ? {} : { min_price }),
  };
  const sized = size === undefined ? {} : { size };
  const next =
    color !== undefined
      ? { ...kind, ...sized, ...priced }
      : max_price !== undefined || min_price !== undefined
        ? { ...kind, ...sized }
        : size !== undefined
          ? kind
          : {};
  return isEmptyQuery(next) ? undefined : next;
}
