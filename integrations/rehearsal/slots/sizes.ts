import { type Found, findAll, without } from "../found.ts";
import { numberWords, readNumberWord } from "./number-words.ts";

/** A size as it is searched ("122", "122-128", "M"), and which words of the customer's it rests on. */
export interface SizeWish {
  readonly size: string;
  readonly from: "height" | "age" | "size";
  readonly quote: string;
}

/** What is sold by volume, weight, length or power, under the short name of its unit. */
const units: readonly (readonly [unit: string, written: string])[] = [
  ["мл", "мл|мілілітр\\p{L}*|миллилитр\\p{L}*|ml"],
  ["кг", "кг|кіло|кілограм\\p{L}*|кило|килограмм?\\p{L}*|kg"],
  ["л", "л|літр\\p{L}*|литр\\p{L}*"],
  ["г", "г|гр|грам\\p{L}*|грамм\\p{L}*|grams?"],
  ["Вт", "вт|ват|ватт?\\p{L}*|watts?"],
  ["В", "в|вольт\\p{L}*|volts?"],
  ["м", "м|метр\\p{L}*|meters?|metres?"],
];
const measured = new RegExp(
  `(?<!(?:важить|вага|весит|вес|weighs?)\\s{1,3})(?<![\\p{N}\\p{L}.,-])(\\d{1,4}(?:[.,]\\d)?)\\s?(?:${units.map(([, all]) => `(${all})`).join("|")})(?![\\p{L}\\p{N}])`,
  "iu",
);
const kilo = /(?<!\p{L})(?:кілограм|кіло|килограмм|кило)(?!\p{L})/iu;

/** From one size of children's clothes to the next. */
const stepCm = 6;
/** Children's clothes are sized by height; below and above lie ages, counts and prices. */
const smallestCm = 50;
const largestCm = 188;
const isHeight = (cm: number): boolean => cm >= smallestCm && cm <= largestCm;

/** The European size table in a line: 6 cm a year from 80, which is 122 at seven and 128 at eight. */
const heightAt = (years: number): number => 80 + 6 * years;
const oldestChild = 17;

const heightWords = "зріст\\p{L}*|зрост\\p{L}*|ріст|рост\\p{L}*|висот\\p{L}*|height|tall";
const sizeWords = "розмір\\p{L}*|размер\\p{L}*|size|sizes";
const years = "рок\\p{L}*|річ\\p{L}*|літ|год\\p{L}*|лет|years?|y\\.?o|yrs?";

const range = /(?<![\p{N}\p{L}-])(\d{2,3})\s?[-–/]\s?(\d{2,3})(?:\s?(?:см|cm))?(?![\p{N}\p{L}])/iu;
const stated = new RegExp(
  `(?<!\\p{L})(?:${heightWords})[^\\d\\n.!?]{0,14}(\\d{2,3})(?:\\s?(?:см|cm))?(?![\\p{N}])`,
  "iu",
);
const metric = /(?<![\p{N}])(\d{2,3})\s?(?:см|cm|сантим\p{L}*)(?!\p{L})(?:\s+(?:tall|height|зріст|рост)\p{L}*)?/iu;
const aged = new RegExp(
  `(?<![\\p{N}\\p{L}])(\\d{1,2})(?:\\s?[-–]\\s?(\\d{1,2}))?\\s?-?\\s?(?:${years})(?:[-\\s]old)?(?!\\p{L})`,
  "iu",
);
/** "одні на 4 роки, другі на 8": who told one age does not repeat what it is. */
const agedToo = /(?<=(?<!\p{L})(?:на|for)\s)(\d{1,2})(?![\p{N}\p{L}]|\s?[-–])/iu;
const isOfAges = new RegExp(`(?<!\\p{L})(?:${years})(?!\\p{L})`, "iu");
/** "років 10": some ten years. */
const agedAbout = /(?<!\p{L})(?:років|рочків|лет|годиков)\s+(\d{1,2})(?![\p{N}\p{L}])/iu;
/** "їй 7", "доньці 7", "she is 7": who is that old, without the word. */
const agedByName =
  /(?<!\p{L})(?:їй|йому|ей|ему|доньці|дочці|донечці|сину|синові|дитині|дочке|сыну|ребенку|(?:she|he|daughter|son|child|kid|girl|boy)(?:\s+is|\s+turns|'?s))\s+(?:(?:буде|виповн\p{L}*|исполн\p{L}*|будет)\s+)?(\d{1,2})(?![\p{N}\p{L}])/iu;
const agedInWords = new RegExp(`(?<!\\p{L})(${numberWords})\\s+(?:${years})(?!\\p{L})`, "iu");
const named = new RegExp(`(?<!\\p{L})(?:${sizeWords})\\s*(?:[:—–-]|is)?\\s*(\\d{2,3})(?![\\p{N}])`, "iu");
const namedLetters = new RegExp(
  `(?<!\\p{L})(?:${sizeWords})\\s*:?\\s*((?:\\d|x{1,3})?[sml]|[2-5]xl)(?![\\p{L}\\p{N}])`,
  "iu",
);
const letters = /(?<![\p{L}\p{N}'-])((?:X{1,3})?[SL]|M|[2-5]XL)(?![\p{L}\p{N}'-])/u;
const bare = /(?<![\p{N}\p{L}№#.,+])(\d{2,3})(?![\p{N}\p{L}%]|\s?(?:шт|грн|uah|₴|гр\b|pcs|pieces))/iu;

const ofHeight = (digits: string | undefined, from: SizeWish["from"], quote: string): SizeWish | undefined => {
  const cm = Number(digits);
  return isHeight(cm) ? { size: String(cm), from, quote: quote.trim() } : undefined;
};

const ofAge = (yearCount: number, quote: string): SizeWish | undefined =>
  yearCount >= 1 && yearCount <= oldestChild
    ? { size: String(heightAt(yearCount)), from: "age", quote: quote.trim() }
    : undefined;

/** The clearest way of saying it is read first and blanked, so that "зріст 128 см" is one size and not two. */
const readers: readonly ((text: string, whole: string) => Found<SizeWish>[])[] = [
  (text) =>
    findAll(text, measured, ([quote, amount = "", ...found]) => {
      const unit = units[found.findIndex((one) => one !== undefined)]?.[0];
      // Beside an age or a height it is what a child weighs.
      const isOfChild = unit === "кг" && (aged.test(text) || stated.test(text));
      return unit === undefined || isOfChild
        ? undefined
        : { size: `${amount.replace(",", ".")} ${unit}`, from: "size", quote };
    }),
  (text) => findAll(text, kilo, ([quote]) => ({ size: "1 кг", from: "size", quote })),
  (text) =>
    findAll(text, range, ([quote, low, high]) =>
      isHeight(Number(low)) && Number(high) > Number(low) && isHeight(Number(high))
        ? { size: `${low}-${high}`, from: "size", quote }
        : undefined,
    ),
  (text) => findAll(text, stated, ([quote, cm]) => ofHeight(cm, "height", quote)),
  (text) => findAll(text, metric, ([quote, cm]) => ofHeight(cm, "height", quote)),
  (text) => findAll(text, aged, ([quote, low, high]) => ofAge(Number(high ?? low), quote)),
  (text, whole) => (isOfAges.test(whole) ? findAll(text, agedToo, ([quote, age]) => ofAge(Number(age), quote)) : []),
  (text) => findAll(text, agedAbout, ([quote, age]) => ofAge(Number(age), quote)),
  (text) => findAll(text, agedByName, ([quote, age]) => ofAge(Number(age), quote)),
  (text) => findAll(text, agedInWords, ([quote, word]) => ofAge(readNumberWord(word ?? "") ?? 0, quote)),
  (text) => findAll(text, named, ([quote, size]) => (size ? { size, from: "size", quote } : undefined)),
  (text) =>
    findAll(text, namedLetters, ([quote, size]) =>
      size ? { size: size.toUpperCase(), from: "size", quote } : undefined,
    ),
  (text) => findAll(text, letters, ([quote, size]) => (size ? { size, from: "size", quote } : undefined)),
  (text) => findAll(text, bare, ([quote, size]) => ofHeight(size, "size", quote)),
];

export function readSizes(text: string): Found<SizeWish>[] {
  const all: Found<SizeWish>[] = [];
  let rest = text;
  for (const read of readers) {
    const found = read(rest, text);
    rest = without(rest, found);
    all.push(...found);
  }
  return all.sort((a, b) => a.at - b.at);
}

const bounds = (size: string): readonly [number, number] | undefined => {
  const match = /^(\d{2,3})(?:\s?[-–/]\s?(\d{2,3}))?$/.exec(size.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? match[1])];
};

/**
 * How well an article's size fits the one asked for: 3 the very size, 2 within it, 1 at its upper border (a child on
 * the border grows into the bigger one), 0 not at all.
 */
export function fitOf(articleSize: string, asked: string): 0 | 1 | 2 | 3 {
  if (articleSize.trim().toUpperCase() === asked.trim().toUpperCase()) return 3;
  const measure = /^(\d+(?:[.,]\d+)?)\s?\p{L}+$/u.exec(articleSize.trim())?.[1];
  // "50" of a bear of "50 см": a number alone leaves the unit open.
  if (measure !== undefined) return measure.replace(",", ".") === asked.trim() ? 2 : 0;
  const article = bounds(articleSize);
  const wish = bounds(asked);
  if (article === undefined || wish === undefined) return 0;
  const [low, high] = article;
  if (wish[0] === wish[1]) {
    if (wish[0] >= low && wish[0] < high) return 2;
    // Between two sizes a child grows into the bigger one.
    return wish[0] === high || (low !== high && wish[0] < low && low - wish[0] < stepCm) ? 1 : 0;
  }
  return low === wish[0] && high === wish[1] ? 3 : low >= wish[0] && high <= wish[1] ? 2 : 0;
}
