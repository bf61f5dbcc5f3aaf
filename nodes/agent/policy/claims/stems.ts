/**
 * Two words are one when they begin alike: Ukrainian and Russian names and nouns change their last two letters. Short
 * words may change only one.
 */
export const stemOf = (word: string): string =>
  /[a-z0-9]/.test(word) ? word : word.slice(0, Math.max(3, word.length - (word.length > 5 ? 2 : 1)));

const wordPattern = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;

export const wordsOf = (text: string): string[] => text.match(wordPattern) ?? [];

/** Whether a word of `text` begins so. */
export function beginsIn(text: string, stem: string): boolean {
  for (let at = text.indexOf(stem); at !== -1; at = text.indexOf(stem, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
  }
  return false;
}

const ending = /^(?:[аяоеєиіїуюьы]|[оеє][юйїмв]|[аяія][мх]|[ая]ми|[іи]в)?$/u;

/** "розою" is a form of "роза"; "розмір" only begins like it. For short words, where a beginning says little. */
export function isFormOf(word: string, said: string): boolean {
  const stem = stemOf(word);
  return said === word || (said.startsWith(stem) && stem !== word && ending.test(said.slice(stem.length)));
}

/** Where `text` says a form of the word last; -1, where it does not. */
export const lastFormOf = (word: string, text: string): number =>
  [...text.matchAll(wordPattern)].findLast(([said]) => isFormOf(word, said))?.index ?? -1;
