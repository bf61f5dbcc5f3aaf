import type { ArticleFacts } from "../claim-facts.ts";
import { beginsIn, isFormOf, lastFormOf, stemOf, wordsOf } from "./stems.ts";

/** One word of a longer name is enough when it is long and no other article has it: "Sonvex" of "Sonvex Air 2". */
const longWord = 5;

/** Articles that a text names: by their own name, else by what they are ("колонка"). */
export function namedIn(articles: readonly ArticleFacts[], text: string): readonly ArticleFacts[] {
  const words = wordsOf(text);
  const says = (word: string): boolean =>
    word.length < longWord ? words.some((each) => isFormOf(word, each)) : beginsIn(text, stemOf(word));
  return articles.filter(
    ({ name }) =>
      name.length > 0 && (name.every(says) || name.some((word) => isOwn(word, name, articles) && says(word))),
  );
}

export const ofKindIn = (articles: readonly ArticleFacts[], text: string): readonly ArticleFacts[] =>
  articles.filter(({ noun }) => noun.length >= longWord - 1 && beginsIn(text, stemOf(noun)));

/** Where a text says a word of the name last; below zero, where it says none. */
export const lastPlace = (text: string, name: readonly string[]): number =>
  Math.max(...name.map((word) => (word.length < longWord ? lastFormOf(word, text) : text.lastIndexOf(stemOf(word)))));

const isOwn = (word: string, name: readonly string[], articles: readonly ArticleFacts[]): boolean =>
  word.length >= longWord && articles.every((other) => other.name.join() === name.join() || !other.name.includes(word));
