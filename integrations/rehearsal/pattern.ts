import { alternativesIn, writtenPhrase } from "../../src/core/reading/phrase.ts";

/**
 * Phrases of a vocabulary, separated by commas, as one pattern of whole words: "повернен~" covers every ending. Without
 * word boundaries "без проблем" would be a problem and a phone number would hold a size.
 */
export const pattern = (...lists: readonly string[]): RegExp => writtenPhrase(...lists.flatMap(alternativesIn));

const adjectiveEndings =
  "ий ій а я у ю е є і ої ього ого ому их іх им ою ый яя ая ую юю ое ее ые ие его ой ей ых ым".split(" ");

/** The forms of a Ukrainian or Russian adjective: a bare stem such as "сер~" would cover half a dictionary. */
export const adjective = (...stems: readonly string[]): string[] =>
  stems.flatMap((stem) => adjectiveEndings.map((ending) => stem + ending));
