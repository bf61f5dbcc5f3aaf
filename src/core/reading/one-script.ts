import { type Alike, type Letters, respell } from "./lookalikes.ts";

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

/** How many letters of the word exist in this script alone, so that a look-alike cannot explain them. */
function countOnlyIn(word: string, script: RegExp, lookalikes: Letters): number {
  let count = 0;
  for (const letter of word) if (script.test(letter) && !lookalikes.has(letter)) count += 1;
  return count;
}

/**
 * "гpн" with a Latin p is "грн": a word in two scripts becomes a word of the one that its unmistakable letters belong
 * to, Cyrillic when in doubt.
 */
export function inOneScript(word: string, letters: Alike): string {
  if (!cyrillic.test(word) || !latin.test(word)) return word;
  const ofLatin = countOnlyIn(word, latin, letters.inCyrillic);
  const ofCyrillic = countOnlyIn(word, cyrillic, letters.inLatin);
  if (ofLatin > ofCyrillic) return respell(word, letters.inLatin);
  return respell(word, ofCyrillic > 0 ? letters.amongCyrillic : letters.inCyrillic);
}
