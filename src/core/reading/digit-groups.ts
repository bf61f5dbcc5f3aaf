import { digitOf } from "./digits.ts";

/** Digits that stand together, in any script, with the offsets they have in the text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Marks that are not seen and so do not part a number. */
const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** Read by hand, character by character: a megabyte of digits costs a pattern ten times as much. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let digits = "";
  let start = 0;
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    const digit = digitOf(code);
    if (digit !== "") {
      if (digits === "") start = at;
      digits += digit;
      end = at + width;
    } else if (digits !== "" && !(code > 127 && unseen.test(String.fromCodePoint(code)))) {
      groups.push({ digits, start, end });
      digits = "";
    }
    at += width;
  }
  if (digits !== "") groups.push({ digits, start, end });
  return groups;
}
