/** Letters and digits as `readable` leaves them, in lower case. Spelled as ranges: with \p{L} compiling takes seconds. */
const letter = "a-z\\u00df-\\u024f\\u0400-\\u04ff";
const letterOrDigit = `${letter}0-9`;

/**
 * A small notation for phrases in inflected languages: "~" is any ending, " ... " up to three words, and a space any
 * gap of spaces and marks. Whole words only; JavaScript's \b knows no Cyrillic. The text is lower case and `readable`.
 */
export function phrase(source: string): RegExp {
  const gap = `(?:[^${letterOrDigit}]+)`;
  const body = source
    .replaceAll("~", `[${letter}']*`)
    .replaceAll(" ... ", `${gap}(?:[${letterOrDigit}'-]+${gap}){0,3}?`)
    .replaceAll(" ", gap);
  return new RegExp(`(?<![${letterOrDigit}])(?:${body})(?![${letterOrDigit}])`, "u");
}
