import { commonWords } from "./common-words.ts";
import { wordings } from "./intents.ts";
import { pattern } from "./pattern.ts";

const empty = pattern(`
  будь ласка, скажіть, можна, чи, вас, мені, для, про, цей, цю, ця, моя, мій, наш~, ваш~, пожалуйста, скажите, можно, у вас, мне,
  please, tell, could, would, can, you, your, have, got, the, this, that, some, with, about, for, there, and, який, яка, яке, які,
  какой, какая, какое, какие, дуже, очень, very, тоді, тогда, then, ось, вот, ще, еще, також, также
`);
const shortestWord = 4;
const mostWords = 3;

/**
 * The words of a question that no vocabulary knows: perhaps the name of an article. Long sentences of unknown words are
 * no name.
 */
export function freeWords(text: string): string | undefined {
  const rest = [empty, ...wordings].reduce((left, words) => left.replace(new RegExp(words.source, "giu"), " "), text);
  const words = (rest.match(/[\p{L}'-]+/gu) ?? []).filter(
    (word) => word.length >= shortestWord && !commonWords.has(word.toLowerCase()),
  );
  return words.length > 0 && words.length <= mostWords ? words.join(" ") : undefined;
}
