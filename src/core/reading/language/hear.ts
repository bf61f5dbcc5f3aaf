import { identical } from "../lookalikes.ts";
import { normalise } from "../normalise.ts";
import { soundOfCyrillic, soundOfLatin } from "./latin-letters.ts";
import {
  borrowed,
  english,
  international,
  russian,
  russianSounds,
  soundsOfUkrainianAlone,
  ukrainian,
  ukrainianSounds,
  weak,
} from "./listed-words.ts";
import {
  hasRussianLetter,
  hasUkrainianLetter,
  isEnglishForm,
  isForeignForm,
  isLatinRussianForm,
  isLatinUkrainianForm,
  isRussianForm,
  isUkrainianForm,
} from "./word-forms.ts";

/** How much of a text speaks for each language. */
export interface Evidence {
  readonly uk: number;
  readonly ru: number;
  readonly en: number;
  /** Of a language that is none of these. */
  readonly foreign: number;
  /** Words in Cyrillic letters and in Latin ones, without addresses and the like. */
  readonly cyrillicWords: number;
  readonly latinWords: number;
  /** Words in small letters: a title or a name has few. */
  readonly plainWords: number;
  /** Words that speak for a language and are neither a borrowed word nor a name of goods. */
  readonly strong: { readonly uk: number; readonly ru: number; readonly en: number };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
interface Count extends Mutable<Omit<Evidence, "strong">> {
  strong: { uk: number; ru: number; en: number };
}

/** What was not written as words: marks, links, e-mail addresses, handles. */
const notWords =
  /<[^<>]{0,200}>|https?:\/\/\S+|(?<!\S)\S{0,64}@\S{1,255}|(?<!\S)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?:\/\S*)?/gu;
/** More words do not tell any better. */
const mostWords = 400;

const full = 2;
const half = 1;

/** The evidence of one message. A word counts twice as much when it is ordinary as when it is borrowed everywhere. */
export function hear(written: string): Evidence {
  const text = normalise(written.replace(notWords, " "), { mixedWords: identical });
  const count: Count = {
    uk: 0,
    ru: 0,
    en: 0,
    foreign: 0,
    cyrillicWords: 0,
    latinWords: 0,
    plainWords: 0,
    strong: { uk: 0, ru: 0, en: 0 },
  };
  const words = text.match(/[\p{L}][\p{L}\d'-]*/gu)?.slice(0, mostWords) ?? [];
  const isShouted = !/\p{Ll}/u.test(text);
  const isMixed = /\p{Script=Cyrillic}/u.test(text);
  const isAllNames = !words.some((word) => /^\p{Ll}{2}/u.test(word));
  for (const [at, word] of words.entries()) {
    // "Коваль Ірина" in an address is Ukrainian in every chat.
    const isName = !isShouted && /^\p{Lu}/u.test(word) && (at > 0 || isAllNames);
    if (!isName || isShouted) count.plainWords += 1;
    readWord(count, word.toLowerCase(), { isName, isMixed });
  }
  return count;
}

function readWord(count: Count, word: string, of: { readonly isName: boolean; readonly isMixed: boolean }): void {
  if (/\p{Script=Cyrillic}/u.test(word)) {
    count.cyrillicWords += 1;
    readCyrillic(count, word, of.isName);
    return;
  }
  if (word.length > 1) count.latinWords += 1;
  // Digits make an article's number, and a name in Latin letters within Cyrillic is a title.
  if (/\d/.test(word) || (of.isName && of.isMixed)) return;
  readLatin(count, word, of.isName);
}

function readCyrillic(count: Count, word: string, isName: boolean): void {
  const language = cyrillicLanguage(word, isName);
  if (language === undefined) return;
  const isFaint = weak.has(withoutYo(word)) || (word.length === 1 && !hasUkrainianLetter(word));
  add(count, language, isFaint ? half : full);
}

const withoutYo = (word: string): string => word.replaceAll("ё", "е");

/** Of the two: a listed word is what it is; then how it sounds ("скилькы"), then its letters, then its form. */
function cyrillicLanguage(word: string, isName: boolean): "uk" | "ru" | undefined {
  // "ааааа", "яяя": a cry.
  if (/(.)\1\1/u.test(word)) return undefined;
  const plain = withoutYo(word);
  const isListedUk = ukrainian.has(plain);
  const isListedRu = russian.has(plain) || borrowed.has(plain);
  if (isListedUk !== isListedRu) return isListedUk ? "uk" : "ru";
  if (isName || isListedUk) return undefined;
  const sound = word.length < leastSoundChars ? "" : soundOfCyrillic(word);
  if (soundsOfUkrainianAlone.has(sound) && !russianSounds.has(sound)) return "uk";
  const isUk = hasUkrainianLetter(word);
  const isRu = hasRussianLetter(word);
  if (isUk !== isRu) return isUk ? "uk" : "ru";
  if (isUkrainianForm(word) === isRussianForm(word)) return undefined;
  return isUkrainianForm(word) ? "uk" : "ru";
}

/** Shorter ones sound alike in both languages: "ты" and "ти". */
const leastSoundChars = 5;

function readLatin(count: Count, word: string, isName: boolean): void {
  if (international.has(word)) return;
  const isEnglish = english.has(word) || (!isName && isEnglishForm(word));
  if (isEnglish) add(count, "en", weak.has(word) ? half : full);
  if (!isName && isForeignForm(word)) count.foreign += full;
  if (word.length < (isEnglish ? 3 : 2)) return;
  const sound = soundOfLatin(word);
  const isUk = ukrainianSounds.has(sound) || (!isName && isLatinUkrainianForm(word));
  const isRu = russianSounds.has(sound) || (!isName && isLatinRussianForm(word));
  if (isUk) add(count, "uk", isEnglish || isRu ? half : full);
  if (isRu) add(count, "ru", isEnglish || isUk ? half : full);
}

function add(count: Count, language: "uk" | "ru" | "en", weight: number): void {
  count[language] += weight;
  if (weight === full) count.strong[language] += 1;
}
