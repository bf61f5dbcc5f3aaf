import {
  cyrillicAsLatinByShape,
  latinAsCyrillicByShape,
  latinAsCyrillicBySound,
  respell,
  strangerAsLatin,
} from "./lookalikes.ts";

/** One text in the forms the rules read. Offsets are not kept: words are only judged, never cut out of the text. */
export interface Reading {
  /** Lower case, one form per letter, nothing invisible; punctuation and lines as written. */
  readonly folded: string;
  /** " words of a sentence | words of the next ": every word between single spaces, apostrophes dropped. */
  readonly prose: string;
  /** As `prose`, with letters that stood apart ("х у й") joined and digits inside words read as letters. */
  readonly joined: string;
  /** Words that were spelled letter by letter, joined. */
  readonly spelled: readonly string[];
}

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;
const apart = /(?<![\p{L}\p{N}@$])[\p{L}\p{Nd}@$](?:[^\p{L}\p{N}@$\n]{1,3}[\p{L}\p{Nd}@$](?![\p{L}\p{N}@$])){2,}/gu;

/** One sign may fold into eighteen ("ﷺ"); twice the longest text that is read leaves room and keeps rules fast. */
const maxFoldedChars = 16_000;

/** Compatibility forms (𝐟𝐮𝐥𝐥, ｗｉｄｅ, ①), accents and invisible marks go; "й" and "ї" are letters of their own and stay. */
function fold(text: string): string {
  const bare = text
    .toWellFormed()
    .replace(/[´`′‘’ʼʹ＇‛]/g, "'")
    .normalize("NFKD")
    .slice(0, maxFoldedChars)
    .toLowerCase()
    .replace(/и\u0306/g, "й")
    .replace(/і\u0308/g, "ї")
    .replace(/[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu, "")
    .replace(/[ёѐ]/g, "е")
    .replace(/ґ/g, "г")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">");
  return respell(bare, strangerAsLatin);
}

/** How many letters of the word exist in this script alone, so that a look-alike cannot explain them. */
function onlyIn(word: string, script: RegExp, lookalikes: ReadonlyMap<string, string>): number {
  let count = 0;
  for (const letter of word) if (script.test(letter) && !lookalikes.has(letter)) count += 1;
  return count;
}

/** A word of two scripts becomes a word of one: the one its unmistakable letters belong to, Cyrillic when in doubt. */
export function inOneScript(word: string): string {
  if (!cyrillic.test(word) || !latin.test(word)) return word;
  const ofLatin = onlyIn(word, latin, latinAsCyrillicByShape);
  const ofCyrillic = onlyIn(word, cyrillic, cyrillicAsLatinByShape);
  if (ofLatin > ofCyrillic) return respell(word, cyrillicAsLatinByShape);
  return respell(word, word.includes("b") && ofCyrillic > 0 ? latinAsCyrillicWithB : latinAsCyrillicByShape);
}
/** "b" inside a Cyrillic word is "ь" at its end and "б" or "в" elsewhere; "б" serves the word lists best. */
const latinAsCyrillicWithB: ReadonlyMap<string, string> = new Map([...latinAsCyrillicByShape, ["b", "б"]]);

/** Digits inside a word are letters ("п1зда", "sh1t"); a number on its own, or a size such as "44s", stays a number. */
function withoutDigits(word: string): string {
  if (!/\p{L}/u.test(word) || !/[\d@$]/.test(word) || /^\d+\p{L}{1,2}$|^\p{L}{1,2}\d+$/u.test(word)) return word;
  return respell(word, cyrillic.test(word) ? latinAsCyrillicByShape : cyrillicAsLatinByShape);
}

function proseOf(folded: string, each: (word: string) => string): string {
  const bare = folded.replace(/(?<=\p{L})['"*](?=\p{L})/gu, "");
  const parts = bare.match(/[\p{L}\p{N}@$]+|[.!?…;\n]+/gu) ?? [];
  return ` ${parts.map((part) => (/[\p{L}\p{N}]/u.test(part) ? each(part) : "|")).join(" ")} `;
}

/**
 * Letters written apart become words again. A separator longer than the first one of the run is the space between two
 * such words: "с у к а  т у п а".
 */
function joinSpelled(folded: string): { readonly text: string; readonly words: readonly string[] } {
  const words: string[] = [];
  const text = folded.replace(apart, (run) => {
    const separators = run.match(/[^\p{L}\p{N}@$]+/gu) ?? [];
    const usual = separators[0]?.length ?? 1;
    const joined = run.replace(/[^\p{L}\p{N}@$]+/gu, (separator) =>
      separator.trim() === "" && separator.length > usual ? " " : "",
    );
    words.push(...joined.split(" "));
    return joined;
  });
  return { text, words };
}

export function readingOf(text: string): Reading {
  const folded = fold(text);
  const spelled = joinSpelled(folded);
  return {
    folded,
    prose: proseOf(folded, inOneScript),
    joined: proseOf(spelled.text, (word) => inOneScript(withoutDigits(word))),
    spelled: spelled.words,
  };
}

/**
 * The ways one word may be meant, for the word lists: as Cyrillic by shape and by sound, as Latin by shape. Letters that
 * writers mix up are one here (ы, і, ї, й → и; є, э → е; ъ → ь), and nothing is repeated more than three times.
 */
export function spellingsOf(word: string): { readonly cyrillic: readonly string[]; readonly latin: readonly string[] } {
  const short = word.replace(/(.)\1{3,}/gu, "$1$1$1").slice(0, 60);
  const hasCyrillic = cyrillic.test(short);
  const hasLatin = latin.test(short);
  const hasSigns = /[\d@$!|]/.test(short);
  const skeleton = (spelling: string): string =>
    spelling
      .replace(/[ыіїй]/g, "и")
      .replace(/[єэ]/g, "е")
      .replace(/ъ/g, "ь")
      .replace(/ѕ/g, "с");
  if (!hasCyrillic && !hasLatin) return { cyrillic: [], latin: [] };
  const asCyrillic = new Set<string>();
  if (hasCyrillic || /^[aceikmoptxyubhn\d@$!|]+$/.test(short)) {
    asCyrillic.add(skeleton(respell(short, latinAsCyrillicByShape)));
    if (hasLatin) asCyrillic.add(skeleton(respell(short, latinAsCyrillicWithB)));
  }
  if (hasCyrillic && hasLatin) asCyrillic.add(skeleton(respell(short, latinAsCyrillicBySound)));
  const asLatin = new Set<string>();
  if (hasLatin) asLatin.add(hasCyrillic || hasSigns ? respell(short, cyrillicAsLatinByShape) : short);
  return { cyrillic: [...asCyrillic], latin: [...asLatin] };
}
