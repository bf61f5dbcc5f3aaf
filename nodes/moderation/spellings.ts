import { alike, respell, soundsInCyrillic } from "../../src/core/reading/lookalikes.ts";

/** The ways one word may be meant. */
interface Spellings {
  readonly cyrillic: readonly string[];
  readonly latin: readonly string[];
}

/** Longer than any word of the lists, with letters drawn out. */
const maxWordChars = 60;

/**
 * A word for the word lists: as Cyrillic by shape and by sound, as Latin by shape. Letters that writers mix up are one
 * here (ы, і, ї, й → и; є, э → е; ъ → ь), and nothing is repeated more than three times.
 */
export function spellingsOf(word: string): Spellings {
  const short = word.replace(/(.)\1{3,}/gu, "$1$1$1").slice(0, maxWordChars);
  const hasCyrillic = /\p{Script=Cyrillic}/u.test(short);
  const hasLatin = /\p{Script=Latin}/u.test(short);
  if (!hasCyrillic && !hasLatin) return { cyrillic: [], latin: [] };
  const asCyrillic = new Set<string>();
  if (hasCyrillic || /^[aceikmoptxyubhn\d@$!|]+$/.test(short)) {
    asCyrillic.add(skeleton(respell(short, alike.inCyrillic)));
    if (hasLatin) asCyrillic.add(skeleton(respell(short, alike.amongCyrillic)));
  }
  if (hasCyrillic && hasLatin) asCyrillic.add(skeleton(respell(short, soundsInCyrillic)));
  const asLatin = new Set<string>();
  const hasSigns = /[\d@$!|]/.test(short);
  if (hasLatin) asLatin.add(hasCyrillic || hasSigns ? respell(short, alike.inLatin) : short);
  return { cyrillic: [...asCyrillic], latin: [...asLatin] };
}

const skeleton = (spelling: string): string =>
  spelling
    .replace(/[ыіїй]/g, "и")
    .replace(/[єэ]/g, "е")
    .replaceAll("ъ", "ь")
    .replaceAll("ѕ", "с");
