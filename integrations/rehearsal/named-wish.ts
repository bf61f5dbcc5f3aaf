import type { Found } from "./found.ts";
import { without } from "./found.ts";
import { freeWords } from "./free-words.ts";
import { readColours } from "./slots/colours.ts";
import { readGarments } from "./slots/garments.ts";
import type { SizeWish } from "./slots/sizes.ts";
import type { Wish } from "./wishes.ts";

/** A longer message tells a story, and most of its unknown words name nothing. */
const mostWords = 9;

/**
 * The only wish of a short message with the name that it is called by, where no vocabulary knows the words. Small
 * letters are a name only of what is taken.
 */
export function withName(
  wishes: readonly Wish[],
  of: {
    readonly text: string;
    readonly sizes: readonly Found<SizeWish>[];
    readonly categories: readonly string[];
    readonly isTaken: boolean;
    /** Whether a part of the message asks for goods and says nothing else. */
    readonly isAskedFor: (part: string) => boolean;
  },
): readonly Wish[] {
  const [wish, ...others] = wishes;
  const isDescribed = wish !== undefined && (wish.garment ?? wish.colour ?? wish.size) !== undefined;
  const isCalled =
    wish?.garment !== undefined && (wish.garment.category === undefined || wish.garment.name !== undefined);
  if (!isDescribed || others.length > 0 || isCalled) return wishes;
  const known = [...of.sizes, ...readColours(of.text), ...readGarments(of.text, of.categories)];
  const parts = describing(of.text, known);
  const part = parts.map(({ rest }) => rest).join(" ");
  if (part.trim().split(/\s+/).length > mostWords) return wishes;
  const free = freeWords(part)?.split(" ") ?? [];
  const isAskedFor = parts.every(({ said }) => of.isAskedFor(said));
  const name = free.filter((word) => of.isTaken || isAskedFor || /^\p{Lu}/u.test(word)).join(" ");
  return name === "" ? wishes : [{ ...wish, name }];
}

/** Of the parts of a message those that describe the article, each as it was said and without what describes it. */
const describing = (
  text: string,
  known: readonly Found<unknown>[],
): { readonly said: string; readonly rest: string }[] => {
  const rest = without(text, known);
  return [...text.matchAll(/[^,;.!?\n]+/g)].flatMap(({ index, 0: said }) =>
    known.some(({ at }) => at >= index && at < index + said.length)
      ? [{ said, rest: rest.slice(index, index + said.length) }]
      : [],
  );
};
