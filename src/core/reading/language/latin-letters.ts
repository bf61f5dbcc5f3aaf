/**
 * The sound of a word, the same for its Cyrillic spelling and for every usual way to write it in Latin letters:
 * "ц" is "ts" or "c", "х" is "kh", "h" or "x", "и", "і", "й" and "ї" are "y", "i" or "j".
 */
const cyrillicSounds: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "h",
  ґ: "h",
  д: "d",
  е: "e",
  є: "ie",
  ё: "io",
  ж: "ž",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "c",
  ч: "č",
  ш: "š",
  щ: "š",
  ы: "i",
  э: "e",
  ю: "iu",
  я: "ia",
};

/** Longest first. "4" is "ч" in a hurry. */
const latinSounds = [
  ["shch", "š"],
  ["sch", "š"],
  ["sh", "š"],
  ["ch", "č"],
  ["zh", "ž"],
  ["kh", "h"],
  ["ts", "c"],
  ["x", "h"],
  ["g", "h"],
  ["w", "v"],
  ["4", "č"],
  ["y", "i"],
  ["j", "i"],
  ["q", "k"],
] as const;

/** Longest first: how Ukrainian is written in Latin letters, back in its own. */
const ukrainianLetters = [
  ["shch", "щ"],
  ["sch", "щ"],
  ["zh", "ж"],
  ["kh", "х"],
  ["ts", "ц"],
  ["ch", "ч"],
  ["sh", "ш"],
  ["yu", "ю"],
  ["iu", "ю"],
  ["ju", "ю"],
  ["ya", "я"],
  ["ia", "я"],
  ["ja", "я"],
  ["ye", "є"],
  ["ie", "є"],
  ["je", "є"],
  ["yi", "ї"],
  ["ji", "ї"],
  ...[..."abvhgdezyiklmnoprstufcjxwq'"].map((latin, at) => [latin, "абвггдезиіклмнопрстуфцйхвкь"[at] ?? ""] as const),
] as const;

const latinSpellings = new RegExp(ukrainianLetters.map(([latin]) => latin).join("|"), "g");
const cyrillicOf: ReadonlyMap<string, string> = new Map(ukrainianLetters);

/** A word in small letters, or one that begins a sentence. */
const plainWords = /(?<!\p{L})(?:[a-z][a-z']*|[A-Z][a-z']*(?= [a-z]))(?!\p{L})/gu;

/** "chorni shorty" as "чорні шорти". Names stay as they were written. */
export const cyrillicOfLatin = (text: string): string =>
  text.replace(plainWords, (word) =>
    word.toLowerCase().replace(latinSpellings, (spelling) => cyrillicOf.get(spelling) ?? spelling),
  );

const oneVowel = (sound: string): string => sound.replace(/i+/g, "i");

export const soundOfCyrillic = (word: string): string =>
  oneVowel([...word].map((letter) => cyrillicSounds[letter] ?? "").join(""));

export function soundOfLatin(word: string): string {
  let sound = word.replaceAll("'", "");
  for (const [written, meant] of latinSounds) sound = sound.replaceAll(written, meant);
  return oneVowel(sound);
}
