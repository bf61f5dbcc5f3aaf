import { wordKey } from "../../../../src/core/reading/number-words.ts";
import type { ArticleFacts, VariantFacts } from "../claim-facts.ts";
import { heardIn, lacks } from "../measures.ts";
import { marksSaid } from "../variant-marks.ts";
import type { Clause } from "./clauses.ts";
import { colorsIn, sharesColor } from "./colors.ts";
import { lastPlace, namedIn, ofKindIn } from "./named-articles.ts";
import { covering, sizesIn } from "./sizes.ts";
import { wordsOf } from "./stems.ts";

export interface Meant {
  readonly stocks: readonly number[];
  /** The sentence says which article, colour or size; without it any will do. */
  readonly isNarrow: boolean;
  /** The clause itself names an article, or what it is. */
  readonly isNamed: boolean;
  /** A size is named that the articles meant do not come in. */
  readonly lacksSize: boolean;
  /** Pieces by each word of the clause that tells variants apart: of the vanilla, of the black. */
  readonly byMark: readonly (readonly number[])[];
}

/** Which variants a clause of a sentence speaks of: by name, colour and size, each as near to it as it is said. */
export function variantsMeant(sentence: string, clause: Clause, all: readonly ArticleFacts[]): Meant {
  const before = sentence.slice(0, clause.start);
  const named = nearestNamed(clause.text, before, sentence.slice(clause.start), all);
  const articles = named ?? all;
  const colors = colorsNear(clause, before, named);
  const words = wordsOf(clause.text).map(wordKey);
  const isMarked = ({ variants }: ArticleFacts): boolean =>
    variants.some(({ marks }) => marksSaid(marks, words).length > 0);
  const ofColor =
    colors.size === 0
      ? articles
      : articles.filter((each) => sharesColor(colorsIn(each.color), colors) || isMarked(each));
  const ofMark = ofColor.filter(isMarked);
  const colored = ofMark.length > 0 ? ofMark : ofColor;
  const sizes = sizesNear(clause.text, before, all);
  const byMark = markedIn(colored, words);
  const variants = byMark.length > 0 ? byMark.flat() : colored.flatMap((article) => article.variants);
  const known = variants.map(({ size }) => size);
  const meant = sizes.flatMap((size) => covering(size, known));
  return {
    stocks: variants.filter(({ size }) => sizes.length === 0 || meant.includes(size)).map(({ stock }) => stock),
    isNamed: namedIn(all, clause.text).length > 0 || ofKindIn(all, clause.text).length > 0,
    isNarrow: named !== undefined || colors.size > 0 || sizes.length > 0 || byMark.length > 0,
    byMark: byMark.map((of) => of.map(({ stock }) => stock)),
    lacksSize:
      sizes.some((size) => covering(size, known).length === 0) ||
      lacks(
        variants.map(({ form }) => form),
        heardIn(clause.text),
      ),
  };
}

function markedIn(articles: readonly ArticleFacts[], words: readonly string[]): VariantFacts[][] {
  const all = articles.flatMap(({ variants }) => variants);
  const said = marksSaid([...new Set(all.flatMap(({ marks }) => marks))], words);
  return said.map((mark) => all.filter(({ marks }) => marks.includes(mark)));
}

/** In the clause, else the last one before it, else one that comes after. */
function nearestNamed(
  clause: string,
  before: string,
  after: string,
  all: readonly ArticleFacts[],
): readonly ArticleFacts[] | undefined {
  const here = namedIn(all, clause);
  if (here.length > 0) return here;
  const placed = namedIn(all, before).map((article) => ({ article, at: lastPlace(before, article.name) }));
  const last = Math.max(-1, ...placed.map(({ at }) => at));
  if (last >= 0) return placed.filter(({ at }) => at === last).map(({ article }) => article);
  const later = namedIn(all, after);
  if (later.length > 0) return later;
  const ofKind = ofKindIn(all, clause);
  return ofKind.length > 0 ? ofKind : undefined;
}

/** In the clause, else behind the name that the sentence gave before: "«Анна», молочна, розмір 128, є". */
function colorsNear(clause: Clause, before: string, named: readonly ArticleFacts[] | undefined): ReadonlySet<number> {
  const here = colorsIn(clause.text);
  if (here.size > 0) return here;
  if (clause.isAside) return colorsIn(/([\p{L}']+)[^\p{L}]*$/u.exec(before)?.[1] ?? "");
  const at = Math.max(-1, ...(named ?? []).map(({ name }) => lastPlace(before, name)));
  return at < 0 ? here : colorsIn(before.slice(at));
}

function sizesNear(clause: string, before: string, all: readonly ArticleFacts[]): readonly string[] {
  const here = sizesIn(clause, all);
  return here.length > 0 ? here : sizesIn(before, all).slice(-1);
}
