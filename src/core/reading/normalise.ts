import { digitOf } from "./digits.ts";
import { type Alike, respell, strangersInLatin } from "./lookalikes.ts";
import { inOneScript } from "./one-script.ts";

/** What a reader needs beyond one form for each sign. */
interface Needs {
  /** Small letters without accents: "É" is "e", "ґ" is "г". "й" and "ї" are letters of their own and stay. */
  readonly bareLetters?: boolean;
  /** "ё" is "е". */
  readonly yoAsYe?: boolean;
  /** Letters of scripts that are not ours become the Latin ones they look like. */
  readonly strangersAsLatin?: boolean;
  /** One dash, one quotation mark, one dot; symbols and tabs are spaces, and one space is enough. */
  readonly plainSigns?: boolean;
  /** Without the marks of Markdown and the simple tags of HTML. Needs `plainSigns`. */
  readonly withoutFormatting?: boolean;
  /** A word in two scripts becomes a word of one, by these letters. */
  readonly mixedWords?: Alike;
}

/**
 * A text with one form for each sign: compatibility forms (𝐟𝐮𝐥𝐥, ｗｉｄｅ, ①), digits of any script, apostrophes and
 * line ends become the usual ones, and what is not seen goes, private-use characters too, so that they can be marks of
 * ours.
 */
export function normalise(raw: string, needs: Needs = {}): string {
  let text = inUsualForms(raw, needs.bareLetters === true);
  if (needs.yoAsYe === true) text = text.replaceAll("ё", "е").replaceAll("Ё", "Е");
  if (needs.strangersAsLatin === true) text = respell(text, strangersInLatin);
  if (needs.plainSigns === true) text = withPlainSigns(text, needs.withoutFormatting === true);
  const { mixedWords } = needs;
  return mixedWords === undefined ? text : text.replace(/\p{L}+/gu, (word) => inOneScript(word, mixedWords));
}

/** One sign may fold into eighteen ("ﷺ"); twice the text and a little leaves room and keeps readers fast. */
const mostFolded = (raw: string): number => 2 * raw.length + 100;

function inUsualForms(raw: string, bareLetters: boolean): string {
  const signs = raw
    .toWellFormed()
    // Left alone, "№" would become the word "No", and an acute accent a space.
    .replaceAll("№", "#")
    .replace(/[´`′‘’ʼʹ＇‛]/g, "'")
    // A number emoji must not be lost; the keycap emoji is a digit with two joining characters.
    .replaceAll("🔟", "10");
  const letters = bareLetters ? withBareLetters(signs, mostFolded(raw)) : signs.normalize("NFKC");
  return (
    letters
      .slice(0, mostFolded(raw))
      .replace(/(?![0-9])\p{Nd}/gu, (digit) => digitOf(digit.codePointAt(0) ?? 0))
      .replace(/[\p{M}\p{Cf}\p{Co}\u115f\u1160\u3164\uffa0]/gu, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: two line ends are control characters
      .replace(/\r\n?|[\u000b\u000c\u2028\u2029]/gu, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu, "")
  );
}

const withBareLetters = (text: string, mostChars: number): string =>
  text
    .normalize("NFKD")
    .slice(0, mostChars)
    .toLowerCase()
    .replaceAll("и\u0306", "й")
    .replaceAll("і\u0308", "ї")
    .replace(/[ёѐ]/g, "е")
    .replaceAll("ґ", "г");

function withPlainSigns(text: string, withoutFormatting: boolean): string {
  const plain = text
    .replace(/[\p{Pd}\u2212\u23af\u30fc]/gu, "-")
    .replace(/[«»“”„″]/gu, '"')
    .replace(/[。․·•∙⋅]/gu, ".");
  const bare = withoutFormatting ? unformatted(plain) : plain;
  return bare.replace(/[\p{So}\p{Sk}]/gu, " ").replace(/[^\S\n]+/gu, " ");
}

/** An asterisk between digits is a product, and an underscore between them groups them. */
const unformatted = (text: string): string =>
  text
    .replace(/<\/?(?:b|i|u|s|em|strong|code|span|br|p)(?:\s[^<>]{0,80})?\/?>/giu, "")
    .replace(/\*\*|__|~~/gu, "")
    .replace(/(?<!\d)[*]|[*](?!\d)/gu, "")
    .replace(/(?<=\d)_(?=\d)/gu, "");
