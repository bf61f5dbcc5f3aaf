import { type Evidence, hear } from "./reading/language/hear.ts";

/** The languages every text of the product exists in. Ukrainian is the one to fall back to. */
export const languages = ["uk", "en", "ru"] as const;
export type Language = (typeof languages)[number];

/**
 * The language of one message, or undefined when the message does not tell ("ok", "+380…", an emoji, a title).
 * Ukrainian and Russian are told also from Latin letters. A mixture of the two is Ukrainian unless most of it is
 * Russian.
 */
export function detectLanguage(written: string): Language | undefined {
  return languageOf(hear(written));
}

function languageOf({ uk, ru, en, foreign, latinWords, cyrillicWords, plainWords }: Evidence): Language | undefined {
  const slavic = Math.max(uk, ru);
  // A language that we do not know, in Latin letters: English is what its speakers may read.
  if (foreign > slavic && foreign >= en) return "en";
  if (en > slavic) return "en";
  if (slavic > 0) return uk >= ru ? "uk" : "ru";
  return cyrillicWords === 0 && latinWords >= leastUnknownWords && plainWords >= leastUnknownWords ? "en" : undefined;
}

/** So many unknown words in Latin letters are a sentence of some language, and no title. */
const leastUnknownWords = 3;

/**
 * The language to answer in: that of the customer's newest words that tell, among those the shop speaks. In a
 * conversation that already has a language, borrowed words, names and titles ("ok, thanks"; "спасибо"; "оператор") do
 * not change it, a sentence does. The language of the customer's app decides only where nothing was said yet.
 *
 * `said` are this turn's messages, oldest first; `earlier` the customer's messages before them.
 */
export function nextLanguage(
  current: Language | undefined,
  said: readonly string[],
  spoken: readonly Language[],
  of: { readonly app?: Language | undefined; readonly earlier?: readonly string[] } = {},
): Language {
  const amongSpoken = (language: Language | undefined): Language | undefined =>
    language !== undefined && spoken.includes(language) ? language : undefined;
  const known = amongSpoken(current);
  const newestFirst = heardOf(said);
  if (known === undefined) {
    const heard = newestFirst.map(languageOf).find((language) => amongSpoken(language) !== undefined);
    return heard ?? amongSpoken(of.app) ?? spoken[0] ?? "uk";
  }
  for (const evidence of newestFirst) {
    const heard = languageOf(evidence);
    if (heard === known && evidence.strong[known] > 0) return known;
    if (heard !== undefined && heard !== known && spoken.includes(heard) && isClear(evidence, heard, known))
      return heard;
  }
  if (known !== "en" || !newestFirst.some(isCyrillicSentence)) return known;
  return cyrillicLanguage(of.earlier ?? [], spoken) ?? known;
}

/**
 * A turn of 100 long messages would take a tenth of a second; this much tells. What is no text must not keep its
 * turn from being parked.
 */
const mostMessages = 6;
const mostChars = 2_000;

/** Each of the newest messages, newest first, and last all of them as one. */
function heardOf(said: readonly string[]): Evidence[] {
  const newest = said.slice(-mostMessages).map((text) => `${text}`.slice(0, mostChars));
  const each = newest.map(hear).reverse();
  return newest.length < 2 ? each : [...each, hear(newest.join("\n"))];
}

/** A sentence, and not a word that was borrowed. */
function isClear(evidence: Evidence, heard: Language, known: Language): boolean {
  const words = evidence.cyrillicWords + evidence.latinWords;
  const isInLatin = evidence.latinWords > evidence.cyrillicWords;
  if (isInLatin) return words >= 2 && evidence.strong[heard] > 0 && evidence[heard] >= 4;
  // Whoever writes English writes no word in Cyrillic letters but to change the language.
  return known === "en" || (words >= 2 && evidence.strong[heard] > 0);
}

/** "на 128 по одной" tells by its letters that it is not English, and by nothing which of the two others it is. */
const isCyrillicSentence = ({ cyrillicWords, latinWords, plainWords }: Evidence): boolean =>
  cyrillicWords >= 2 && plainWords >= 2 && latinWords === 0;

/** Which of the two the customer wrote last, or the one that the shop speaks first. */
function cyrillicLanguage(earlier: readonly string[], spoken: readonly Language[]): Language | undefined {
  const inCyrillic = spoken.filter((language): language is "uk" | "ru" => language !== "en");
  const last = earlier.toReversed().map(detectLanguage);
  return last.find((language) => inCyrillic.some((each) => each === language)) ?? inCyrillic[0];
}
