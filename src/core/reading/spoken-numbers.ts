import { multiplierWords, numberWords, wordKey } from "./number-words.ts";

/** A phone number has ten digits; what is dictated word by word and is shorter may be a branch or a size. */
const leastDictatedDigits = 9;

interface Spoken {
  readonly value: number;
  readonly at: number;
  readonly end: number;
}

const words = /\p{L}[\p{L}'-]*|\d+/gu;

/** Words of numbers right behind each other; a number in digits stands among them as it is. */
function rowsIn(text: string): Spoken[][] {
  const rows: Spoken[][] = [];
  let end = -2;
  for (const { 0: word, index } of text.matchAll(words)) {
    const value = /^\d+$/.test(word) ? undefined : numberOf(word);
    if (value === undefined) continue;
    const isNext = /^[\s,.-]*(?:and\s+)?$/.test(text.slice(Math.max(0, end), index)) && end >= 0;
    if (!isNext) rows.push([]);
    end = index + word.length;
    rows.at(-1)?.push({ value, at: index, end });
  }
  return rows;
}

/** "п'яте відділення": places in the neuter of an office, as they are dictated. */
const ordinals: readonly RegExp[] = [
  /^перш(?:е|ого|ому)$|^перв(?:ое|ого|ом)$/,
  /^друг(?:е|ого|ому)$|^втор(?:ое|ого|ом)$/,
  /^трет(?:є|ього|ьому|ье|ьего|ьем)$/,
  /^четверт(?:е|ого|ому|ое|ом)$/,
  /^п'?ят(?:е|ого|ому|ое|ом)$/,
  /^шост(?:е|ого|ому)$|^шест(?:ое|ого|ом)$/,
  /^сьом(?:е|ого|ому)$|^седьм(?:ое|ого|ом)$/,
  /^восьм(?:е|ого|ому|ое|ом)$/,
  /^дев'?ят(?:е|ого|ому|ое|ом)$/,
  /^десят(?:е|ого|ому|ое|ом)$/,
];

/** Small numbers and places, too: where a number is asked for and nothing else can be meant. */
export const withEachSpokenNumber = (text: string): string =>
  withSpokenNumbers(text).replace(/\p{L}[\p{L}'-]*/gu, (word) => {
    const place = ordinals.findIndex((ordinal) => ordinal.test(word.toLowerCase())) + 1;
    return String(place > 0 ? place : (numberOf(word) ?? word));
  });

const numberOf = (word: string): number | undefined => {
  const key = wordKey(word);
  return numberWords.get(key) ?? (multiplierWords.get(key) === 100 ? 100 : undefined);
};

/** "сто двадцять вісім" is one number, "сім сім" are two: after hundreds come tens, after tens units. */
function numbersOf(row: readonly Spoken[]): Spoken[] {
  const all: Spoken[] = [];
  let below = 0;
  for (const word of row) {
    const last = all.at(-1);
    // "one hundred".
    const isTimes = last !== undefined && word.value === 100 && last.value > 0 && last.value < 10 && below === 1;
    if (last !== undefined && (isTimes || (word.value > 0 && word.value < below))) {
      all[all.length - 1] = {
        value: isTimes ? last.value * 100 : last.value + word.value,
        at: last.at,
        end: word.end,
      };
    } else all.push(word);
    below = word.value >= 100 ? 100 : word.value >= 20 ? 10 : word.value > 0 ? 1 : 0;
  }
  return all;
}

/**
 * What was dictated, in digits: "сто двадцять вісім" is "128", and a row of small numbers that is long enough for a
 * phone number is one. Small numbers alone stay words: "два" counts, and "один" is often no number at all.
 */
export function withSpokenNumbers(text: string): string {
  let out = "";
  let from = 0;
  const put = (at: number, end: number, digits: string): void => {
    out += text.slice(from, at) + digits;
    from = end;
  };
  for (const row of rowsIn(text)) {
    const numbers = numbersOf(row);
    const phone = dictatedPhone(numbers);
    if (phone !== undefined) {
      put(phone.at, phone.end, phone.digits);
      continue;
    }
    for (const { value, at, end } of numbers) if (value > 10) put(at, end, String(value));
  }
  return out + text.slice(from);
}

/** It begins with a nought or with the country's code: what stands before, such as a branch, is a number of its own. */
function dictatedPhone(numbers: readonly Spoken[]): { at: number; end: number; digits: string } | undefined {
  const start = numbers.findIndex(({ value }) => value === 0 || value === 380 || value === 38);
  const [first, ...rest] = start === -1 ? [] : numbers.slice(start);
  const last = rest.at(-1);
  if (first === undefined || last === undefined || start > 0) return undefined;
  const digits = [first, ...rest].map(({ value }) => value).join("");
  return digits.length < leastDictatedDigits
    ? undefined
    : { at: first.at, end: last.end, digits: first.value === 0 ? digits : `+${digits}` };
}
