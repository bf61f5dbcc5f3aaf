import { numberWords, wordKey } from "../../../src/core/reading/number-words.ts";
import { stemOf } from "./claims/stems.ts";

type Dimension = "volume" | "mass" | "memory" | "time" | "length" | "power" | "charge" | "other";

/** A number with what it measures, in the smallest unit of its kind: "0,5 л" is 500 of volume. */
interface Measure {
  readonly value: number;
  readonly dimension: Dimension | undefined;
  /** The word behind it, where that is no unit: "занять" of "8 занять". */
  readonly word: string;
}

const oneOrHalf =
  "(?<!\\d ?)(?<!\\p{L})(?:(?<half>пів|пол|half(?: an?)?)[ -]?|(?<count>\\p{L}{2,12}) )?(?<unit>літр\\p{L}*|литр\\p{L}*|кіло\\p{L}*|кило\\p{L}*|терабайт\\p{L}*|годин[ауи]?|liter|litre|kilo\\p{L}*|terabyte|hour)(?!\\p{L})";
const units: readonly (readonly [string, Dimension, number])[] = [
  ["мл|ml|мілілітр\\p{L}*|миллилитр\\p{L}*", "volume", 1],
  ["л|l|літр\\p{L}*|литр\\p{L}*|liters?|litres?", "volume", 1000],
  ["кг|kg|кіло\\p{L}*|кило\\p{L}*|kilo\\p{L}*", "mass", 1000],
  ["гр?|g|грам\\p{L}*|grams?", "mass", 1],
  ["гб|gb|гіг\\p{L}*|гиг\\p{L}*|gigabytes?", "memory", 1],
  ["тб|tb|терабайт\\p{L}*|terabytes?", "memory", 1000],
  ["хв|хвилин\\p{L}*|мин|минут\\p{L}*|mins?|minutes?", "time", 1],
  ["год|годин\\p{L}*|час|часа|часов|hours?|h", "time", 60],
  ["мм|mm", "length", 0.1],
  ["см|cm|сантиметр\\p{L}*|centimet\\p{L}*", "length", 1],
  ["м|метр\\p{L}*|met(?:er|re)s?", "length", 100],
  ["вт|ват|ватт?\\p{L}{0,2}|w|watts?", "power", 1],
  ["квт|kw", "power", 1000],
  ["ма[·*]?[чг]од|мач|ма·год|mah", "charge", 1],
  [
    "шт|штук\\p{L}*|грн|грив\\p{L}*|₴|uah|%|дн\\p{L}*|ден\\p{L}*|day\\p{L}*|рок\\p{L}*|рік|міс\\p{L}*|мес\\p{L}*|лет|pcs|years?|months?|разів|раз",
    "other",
    1,
  ],
];
const named = units.map(([source], at) => `(?<u${at}>${source})`).join("|");
const numbered = new RegExp(
  `(?<![\\p{L}\\d.,])(?<number>\\d+(?:[.,]\\d+)?)(?:(?: ?-? ?)(?:(?:${named})(?![\\p{L}\\d])|(?<word>\\p{L}{3,})))?`,
  "gu",
);
/** "Літр", "пів кілограма": one or a half without a number. */
const single = new RegExp(oneOrHalf, "gu");
const singleUnits: readonly (readonly [RegExp, Dimension, number])[] = [
  [/^(?:л[иі]тр|lit)/u, "volume", 1000],
  [/^(?:к[иі]ло|kilo)/u, "mass", 1000],
  [/^(?:терабайт|terabyte)/u, "memory", 1000],
  [/^(?:годин|hour)/u, "time", 60],
];

/** What a piece of text says of sizes. */
export interface Heard {
  readonly measures: readonly Measure[];
  readonly ranges: ReadonlySet<string>;
  readonly words: readonly string[];
  readonly codes: readonly string[];
}

const codePattern = /(?<![\p{L}\d])\p{L}{1,2}\d{1,3}(?![\p{L}\d])/gu;

/** `text` is in lower case. */
export function heardIn(text: string): Heard {
  return {
    measures: measuresIn(text),
    ranges: new Set([...text.matchAll(rangePattern)].map(([, from, to]) => `${from}-${to}`)),
    words: text.match(/\p{L}+(?:'\p{L}+)*/gu) ?? [],
    codes: text.match(codePattern) ?? [],
  };
}

/** "122-128": heights, and no run of three. */
const rangePattern = /(?<![\p{L}\d.,-])(\d{2,3}) ?[-/] ?(\d{2,3})(?![\d\p{L}]|[.,-]\d)/gu;

function measuresIn(text: string): Measure[] {
  const counted = [...text.matchAll(numbered)].map(({ groups = {} }): Measure => {
    const unit = units.find((_, at) => groups[`u${at}`] !== undefined);
    const number = Number((groups["number"] ?? "").replace(",", "."));
    return { value: number * (unit?.[2] ?? 1), dimension: unit?.[1], word: groups["word"] ?? "" };
  });
  if (!/[літиокбегодleboh]{2}/u.test(text)) return counted;
  const alone = [...text.matchAll(single)].flatMap(({ groups = {} }): Measure[] => {
    const unit = singleUnits.find(([pattern]) => pattern.test(groups["unit"] ?? ""));
    const [, dimension, factor] = unit ?? [];
    return factor === undefined
      ? []
      : [{ value: factor * (groups["half"] === undefined ? countOf(groups) : 0.5), dimension, word: "" }];
  });
  return [...counted, ...alone];
}

/** "Two kilos" are two; "чотири літрові" are four of one litre. */
const countOf = ({ count = "", unit = "" }: Readonly<Record<string, string | undefined>>): number =>
  /^(?:л[иі]тров|к[иі]лограм\p{L}*ов|терабайтн)/u.test(unit) ? 1 : (numberWords.get(wordKey(count)) ?? 1);

/** A size of the catalogue, read once: "50 мл", "120 75 см", "122-128", "XL", "кокос". */
export interface SizeForm {
  readonly measures: readonly Measure[];
  readonly range: string | undefined;
  readonly letters: string | undefined;
  readonly stems: readonly string[];
  /** "r16": a part that is enough to name it. */
  readonly codes: readonly string[];
}

const unitWord = new RegExp(`^(?:${units.map(([source]) => source).join("|")})$`, "u");

/** "мл", "хв", "ГБ" in lower case. */
export const isUnit = (word: string): boolean => unitWord.test(word);

/** `size` is readable and in lower case. */
export function sizeForm(size: string): SizeForm {
  const range = /^(\d+) ?[-/] ?(\d+)(?: ?(?:см|cm))?$/u.exec(size);
  const words = size.match(/\p{L}+/gu) ?? [];
  return {
    measures: range === null ? measuresIn(size) : [],
    range: range === null ? undefined : `${range[1]}-${range[2]}`,
    letters: /^(?:x{0,3}[sml]|\dxl)$/.test(size) ? size : undefined,
    codes: size.match(codePattern) ?? [],
    stems: words.filter((word) => word.length >= 3 && !unitWord.test(word)).map((word) => stemOf(word)),
  };
}

export function isSaid({ measures, range, letters, stems, codes }: SizeForm, heard: Heard): boolean {
  if (codes.some((code) => heard.codes.includes(code))) return true;
  if (letters !== undefined) return heard.words.includes(letters);
  if (range !== undefined) return heard.ranges.has(range) || liesIn(range, heard);
  const [first] = measures;
  if (first === undefined)
    return stems.length > 0 && stems.every((stem) => heard.words.some((word) => word.startsWith(stem)));
  return heard.measures.some((measure) => isSameMeasure(first, measure, stems));
}

function liesIn(range: string, { measures }: Heard): boolean {
  const [from = 0, to = 0] = range.split("-").map(Number);
  return measures.some(
    ({ value, dimension }) => (dimension === undefined || dimension === "length") && value >= from && value <= to,
  );
}

/** "256" may be said of "256 ГБ"; "8" of "8 занять" only beside its word. */
function isSameMeasure(size: Measure, said: Measure, stems: readonly string[]): boolean {
  if (said.dimension === undefined) {
    const isOther = said.word !== "" && stems.length > 0 && !stems.some((stem) => said.word.startsWith(stem));
    return size.value === said.value && !isOther && (stems.length === 0 || said.word !== "");
  }
  if (size.dimension === undefined) return said.dimension === "length" && said.value === size.value;
  return said.dimension === size.dimension && Math.abs(said.value - size.value) < 0.001;
}

/** A measure is named of a kind that these sizes have, and none of them is so: "75 мл" where there are 30 and 50. */
export const lacks = (sizes: readonly SizeForm[], { measures }: Heard): boolean =>
  measures.some(({ value, dimension }) => {
    if (dimension === undefined || dimension === "other") return false;
    const same = sizes.flatMap((size) => size.measures).filter((measure) => measure.dimension === dimension);
    return (
      same.length > 0 &&
      same.every((measure) => Math.abs(measure.value - value) > 0.001 && !isWholes(measure.value, value))
    );
  });

/** "Два кілограми" of what comes by the kilogram. */
const isWholes = (size: number, value: number): boolean => size === 1000 && value % size === 0;

/** How many of a size a measure is: 300 g are three of "100 г". */
export const timesOf = ({ measures }: SizeForm, heard: Heard): number[] => {
  const [size] = measures;
  if (size === undefined || size.dimension === undefined || measures.length > 1) return [];
  return heard.measures.flatMap(({ value, dimension }) => {
    const times = value / size.value;
    return dimension === size.dimension && times !== 1 && times <= 50 ? [times] : [];
  });
};
