import { identical } from "../../../src/core/reading/lookalikes.ts";
import { normalise } from "../../../src/core/reading/normalise.ts";
import { joinerOf } from "../../../src/core/reading/spelled-out.ts";

/** "з н и ж к а" is a word: four single letters in a row are never said otherwise. */
const joinSpelledOut = joinerOf({ letter: "\\p{L}", between: "[ .\\-_]", mostBetween: 2, leastLetters: 4 });

/**
 * Text as a person reads it: what looks like a digit, a letter or a space becomes one. Everything after this step may
 * match plain characters and use private-use characters as marks of its own.
 */
export function readable(raw: string): string {
  const plain = normalise(raw.replace(picture, "$<before>; "), {
    plainSigns: true,
    withoutFormatting: true,
    mixedWords: identical,
  });
  const short = plain.replace(longRun, (run) => run.slice(0, edgeChars) + run.slice(-edgeChars));
  return joinSpelledOut(short.replace(moneyOfAccount, "usd")).text;
}

/** "Так 🎧 Bluetooth": a picture between words ends what was said before it. Signs for letters are no pictures. */
const letterSigns = "[\\u00a9\\u00ae\\u2122\\u24c2\\u{1f100}-\\u{1f1ff}\\u{1f51f}]";
const picture = new RegExp(
  `(?<before>[\\p{L})]) ?(?:(?!${letterSigns})\\p{Extended_Pictographic}\\ufe0f? ?){1,6}(?=\\p{L})`,
  "gu",
);

const edgeChars = 3;
/**
 * Signs in a row ("----------"). A phrase lets any marks stand between two words, and tries them in every way: a row of
 * 1,000 plus signs took 11 s. What stands at its two ends says all that a row says.
 */
const longRun = /[^\p{L}\p{N}\n]{7,}/gu;

/** "у. о.", "у. е.": dollars, by custom. */
const moneyOfAccount = /(?<![\p{L}\p{N}])[уy] ?\. ?[оеoe] ?\.?(?!\p{L})/giu;
