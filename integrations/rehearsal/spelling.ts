import { speller } from "../../src/core/reading/misspelled.ts";
import { commonWords } from "./common-words.ts";
import { listedPhrases } from "./intents.ts";
import { listedCities } from "./slots/cities.ts";
import { listedColours } from "./slots/colours.ts";
import { listedGarments } from "./slots/garments.ts";

const leastStemChars = 4;
/** A shorter stem is one letter away from half a dictionary: in it letters may only have changed places. */
const leastSureChars = 5;
const leastChars = 5;
/** The longest ending of a Ukrainian or Russian word that is worth trying. */
const mostEndingChars = 5;

const listed = [...listedPhrases, ...listedColours, ...listedGarments, ...listedCities].flatMap((phrase) =>
  phrase.split(/[\s/]+/),
);
const stems = [...new Set(listed.filter((word) => /^\p{L}+~$/u.test(word)).map((word) => word.slice(0, -1)))];
/** What is read elsewhere by patterns of its own. */
const ofAddresses = ["відділення", "поштомат", "отделение", "почтомат"];
const words = new Set([...commonWords, ...ofAddresses, ...listed.filter((word) => /^\p{L}+$/u.test(word))]);
const wordMeant = speller(words, leastChars);
const stemMeant = speller(
  stems.filter(({ length }) => length >= leastStemChars),
  leastStemChars,
);

/** As people say it, where neither a slip nor the sound leads to the word. */
const spoken: ReadonlyMap<string, string> = new Map([
  ["шо", "що"],
  ["шось", "щось"],
  ["чо", "чого"],
  ["скіки", "скільки"],
  ["скока", "сколько"],
  ["скоко", "сколько"],
  ["єсть", "є"],
  ["рочків", "років"],
  ["рочки", "роки"],
  ["рочка", "роки"],
  ["яки", "які"],
  ["зара", "зараз"],
  ["бутьласка", "будь ласка"],
  ["ill", "i'll"],
  ["id", "i'd"],
  ["tak", "take"],
  ["hav", "have"],
  ["u", "you"],
  ["pls", "please"],
]);

/** Letters that Ukrainian and Russian write otherwise for one sound, and vowels that are not heard apart. */
const soundOf = (word: string): string =>
  word
    .replace(/[єэё]/g, "е")
    .replace(/[іїый]/g, "и")
    .replace(/о/g, "а")
    .replace(/[ьъ']/g, "")
    .replace(/щ/g, "ш")
    .replace(/(.)\1+/gu, "$1");

const leastHeardChars = 3;
/** Beside the vocabulary: what is read elsewhere by patterns of its own. */
const readElsewhere = [
  "лет",
  "год",
  "рост",
  "рік",
  "років",
  "штука",
  "штуки",
  "штук",
  "один",
  "одна",
  "одну",
  "две",
  "три",
];
const bySound = new Map(
  [...readElsewhere, ...ofAddresses, ...words]
    .filter((word) => word.length >= leastHeardChars && /\p{Script=Cyrillic}/u.test(word))
    .map((word) => [soundOf(word), word] as const)
    .reverse(),
);
const stemsBySound = new Map(stems.map((stem) => [soundOf(stem), stem] as const).reverse());

/** The word that is said like this one: "сєрий", "адін", "отдєлєніє". */
function heard(word: string): string | undefined {
  const sound = soundOf(word);
  const whole = sound.length < leastHeardChars ? undefined : bySound.get(sound);
  if (whole !== undefined) return whole;
  for (let end = sound.length; end >= leastSureChars; end -= 1) {
    const stem = stemsBySound.get(sound.slice(0, end));
    if (stem !== undefined) return stem + word.slice(word.length - (sound.length - end));
  }
  return undefined;
}

const isKnown = (word: string): boolean => words.has(word) || stems.some((stem) => word.startsWith(stem));

/**
 * Words with a slip in them ("куркти", "оплтив") as the vocabulary has them. What begins with a capital letter within
 * a line may be a name, and stays.
 */
export const withoutMisspellings = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}'-])\p{L}{2,30}(?![\p{L}\p{N}'-])/gu, (written, at: number) => {
    const word = written.toLowerCase();
    const own = spoken.get(word);
    if (own !== undefined) return own;
    // "Светлана Примерная" begins a line, and is a name all the same.
    const isFollowed = written.length > 4 && /^\s\p{Lu}\p{Ll}/u.test(text.slice(at + written.length));
    const isInside = !/(?:^|[!?\n]|\p{L}{3}\.)\s*$/u.test(text.slice(Math.max(0, at - 8), at));
    const isName = word !== written && (isInside || isFollowed);
    return isName || isKnown(word) ? written : (heard(word) ?? wordMeant(word) ?? byStem(word) ?? written);
  });

function byStem(word: string): string | undefined {
  for (let end = word.length; end >= Math.max(leastStemChars, word.length - mostEndingChars); end -= 1) {
    const stem = stemMeant(word.slice(0, end));
    // A slip in the first letter is rare, and makes too many words alike.
    if (stem?.[0] === word[0] && isSure(word.slice(0, end), stem ?? "")) return stem + word.slice(end);
  }
  return undefined;
}

const isSure = (written: string, stem: string): boolean =>
  stem.length >= leastSureChars || [...written].sort().join() === [...stem].sort().join();
