/**
 * One small notation for phrases in inflected languages, which a reader can check: "вб~" any ending · "a ..2 b" up to
 * two words between · "(a|b)" either · a space is the gap between two words. Always whole words: JavaScript's \b knows
 * no Cyrillic. What a word and a gap share is bounded ("a-b" is one word or two), so that a pattern has few ways to
 * read a text and stays linear on a hostile one.
 */
interface Writing {
  readonly before: string;
  readonly after: string;
  readonly ending: string;
  readonly word: string;
  readonly gap: string;
  readonly apostrophe: string;
  readonly flags: string;
}

/** Words between single spaces, sentences between bars: " words of a sentence | words of the next ". */
const prose: Writing = {
  before: " ",
  after: "(?= )",
  ending: "[^ |]*",
  word: "[^ |]+",
  gap: " ",
  apostrophe: "'",
  flags: "u",
};

/** Spelled as ranges: with \p{L} compiling the lists of the reply's checks takes seconds. */
const letters = "a-z\\u00df-\\u024f\\u0400-\\u04ff";
const inWord = `${letters}0-9`;
/**
 * Normalised text in lower case with its punctuation; a gap may hold any marks, a word a few hyphens or apostrophes.
 */
const plain: Writing = {
  before: `(?<![${inWord}])`,
  after: `(?![${inWord}])`,
  ending: `[${letters}]*(?:'[${letters}]+){0,2}`,
  word: `[${inWord}]+(?:['-][${inWord}]+){0,3}`,
  gap: `(?:[^${inWord}]+)`,
  apostrophe: "'",
  flags: "u",
};

/** Text as it was written, capitals too; a gap is blank, and an apostrophe may be missing. */
const written: Writing = {
  before: "(?<![\\p{L}\\p{N}])",
  after: "(?![\\p{L}\\p{N}])",
  ending: "\\p{L}*",
  word: "[\\p{L}\\p{N}'-]+",
  gap: "(?:\\s+)",
  apostrophe: "'?",
  flags: "iu",
};

function compiled(sources: readonly string[], writing: Writing): RegExp {
  const { before, after, ending, word, gap, apostrophe, flags } = writing;
  const alternatives = sources.map((source) =>
    source
      .replaceAll("'", apostrophe)
      .replaceAll("~", ending)
      .replace(/ \.\.(\d) /g, (_, most: string) => `${gap}(?:${word}${gap}){0,${most}}?`)
      .replaceAll(" ", gap),
  );
  return new RegExp(`${before}(?:${alternatives.join("|")})${after}`, flags);
}

export const prosePhrase = (...sources: readonly string[]): RegExp => compiled(sources, prose);
export const plainPhrase = (...sources: readonly string[]): RegExp => compiled(sources, plain);
export const writtenPhrase = (...sources: readonly string[]): RegExp => compiled(sources, written);

/** A list with commas as sources: "~" is notation in it, every other sign means itself. */
export const alternativesIn = (list: string): string[] =>
  list.split(",").map((each) => each.trim().replace(/[.*+?^${}()[\]\\/|]/g, "\\$&"));
