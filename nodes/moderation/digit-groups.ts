/** Digits that stand together, in any script, with the offsets they have in the text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** The value of a decimal digit of any script: scripts keep their ten digits in a row, so it is the place in the row. */
function digitOf(character: string): string {
  const compatible = character.normalize("NFKC");
  if (/^\d$/.test(compatible)) return compatible;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Invisible characters inside a number do not part it; ①, ² and the like are digits as well. */
const group = /[\p{Nd}②-⑨①²³¹⁰⁴-⁹₀-₉](?:[\u00ad\u200b-\u200f\u2060\ufeff]{0,4}[\p{Nd}②-⑨①²³¹⁰⁴-⁹₀-₉])*/gu;

export function digitGroups(text: string): DigitGroup[] {
  return text
    .matchAll(group)
    .map(({ 0: written, index }) => ({
      digits: /^\d+$/.test(written)
        ? written
        : [...written].map((character) => (/[\p{Nd}\p{No}]/u.test(character) ? digitOf(character) : "")).join(""),
      start: index,
      end: index + written.length,
    }))
    .toArray();
}
