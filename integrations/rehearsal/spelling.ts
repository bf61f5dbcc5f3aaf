import { speller } from "../../src/core/reading/misspelled.ts";
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
/** Words of their own that are one letter away from a listed one: "другую" is "another one", "другу" "the second". */
const others = ["другую"];
/** What is read elsewhere by patterns of its own. */
const ofAddresses = ["відділення", "поштомат", "отделение", "почтомат"];
const words = new Set([...others, ...ofAddresses, ...listed.filter((word) => /^\p{L}+$/u.test(word))]);
const wordMeant = speller(words, leastChars);
const stemMeant = speller(
  stems.filter(({ length }) => length >= leastStemChars),
  leastStemChars,
);

/** As people say it: half Ukrainian, half Russian. */
const spoken: ReadonlyMap<string, string> = new Map([
  ["шо", "що"],
  ["шось", "щось"],
  ["чо", "чого"],
  ["скіки", "скільки"],
  ["скока", "сколько"],
  ["скоко", "сколько"],
  ["єсть", "є"],
  ["всьо", "все"],
  ["нада", "треба"],
  ["рочків", "років"],
  ["рочки", "роки"],
  ["яки", "які"],
  ["зара", "зараз"],
  ["сразу", "одразу"],
  ["отділєніє", "відділення"],
  ["бутьласка", "будь ласка"],
]);

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
    const isName = word !== written && !/(?:^|[!?\n]|\p{L}{3}\.)\s*$/u.test(text.slice(Math.max(0, at - 8), at));
    return isName || isKnown(word) ? written : (wordMeant(word) ?? byStem(word) ?? written);
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
