import type { ProductInput } from "../../shop/product-schema.ts";
import type { Article } from "../article.ts";
import { lostZeros } from "./excel-damage.ts";
import { productsOfArticles } from "./group-articles.ts";
import { judgeArticle } from "./judge-article.ts";
import type { Judged, Meaning } from "./judged.ts";

/** What the articles of a file come to. */
export interface JudgedGoods {
  readonly products: readonly ProductInput[];
  /** Where and what; nothing of the file is taken while there is one. */
  readonly problems: readonly string[];
  /** What a person should look at; the goods are taken. */
  readonly notes: readonly string[];
  /** What stands in the file, also what is wrong or not sold. */
  readonly counts: { readonly models: number; readonly articles: number; readonly leftOut: number };
}

interface Of extends Meaning {
  /** "line" of a table, "good" of a feed. */
  readonly place: string;
  /** SKUs that the shop has had. */
  readonly known: ReadonlySet<string>;
}

export function judgeGoods(articles: readonly Article[], of: Of): JudgedGoods {
  const problems: { readonly line: number; readonly text: string }[] = [];
  const notes = new Map<string, number[]>();
  const note = (text: string, line: number): void => {
    const lines = notes.get(text);
    if (lines === undefined) notes.set(text, [line]);
    else lines.push(line);
  };
  const sold: Judged[] = [];
  const seen = new Map<string, number>();
  const zeros = lostZeros(articles, of.known);
  let leftOut = 0;
  for (const article of articles) {
    const verdict = judgeArticle(article, of);
    for (const each of article.notes ?? []) note(each, article.line);
    const before = verdict.is === "sold" ? seen.get(article.sku) : undefined;
    if (verdict.is === "left_out") leftOut += 1;
    if (verdict.is === "left_out") note(`not sold: ${verdict.why}`, article.line);
    if (verdict.is === "wrong") for (const text of verdict.problems) problems.push({ line: article.line, text });
    if (verdict.is !== "sold") continue;
    if (before !== undefined) problems.push({ line: article.line, text: repeated(article.sku, before, of.place) });
    seen.set(article.sku, article.line);
    for (const each of doubtsOf(verdict.judged, zeros.get(article.sku), of)) note(each, article.line);
    sold.push(verdict.judged);
  }
  return {
    products: problems.length > 0 ? [] : productsOfArticles(sold),
    problems: problems.map(({ line, text }) => `${of.place} ${line}: ${text}`),
    notes: [...notes].map(([text, lines]) => `${placesOf(of.place, lines)}: ${text}`),
    counts: { models: modelsIn(articles), articles: articles.length, leftOut },
  };
}

const repeated = (sku: string, before: number, place: string): string =>
  `the SKU "${sku}" stands in ${place} ${before} already; each article has its own`;

const modelsIn = (articles: readonly Article[]): number =>
  new Set(articles.map(({ group, sku }) => group ?? `\0${sku}`)).size;

function doubtsOf({ article, isUncounted }: Judged, zeros: string | undefined, { inStockPieces }: Meaning): string[] {
  const { state, pieces } = article.stock;
  return [
    ...(zeros === undefined ? [] : [`the SKU may have lost its zeros in a spreadsheet (${zeros}); look`]),
    ...(isUncounted ? [`"in stock" without a number: an order may have ${inStockPieces}, and it never runs out`] : []),
    ...(state === "to_order" ? ["made to order: told as a fact of it, and sold out"] : []),
    ...(state === "expected" ? ["expected: sold out until it is there"] : []),
    ...(state === "unknown" && pieces === undefined ? ["its stock is not said: sold out"] : []),
    ...(/^\d{1,2}\.\d{2}$/.test(article.sku) ? ["the SKU looks like a date that a spreadsheet made; look"] : []),
  ];
}

const mostPlaces = 6;

function placesOf(place: string, lines: readonly number[]): string {
  const shown = lines.slice(0, mostPlaces).join(", ");
  const more = lines.length > mostPlaces ? ` and ${lines.length - mostPlaces} more` : "";
  return `${place}${lines.length > 1 ? "s" : ""} ${shown}${more}`;
}
