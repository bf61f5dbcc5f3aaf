/**
 * A small notation for phrases in inflected languages: "~" is any ending, " ... " up to three words, and a space any
 * gap of spaces and marks. Whole words only; JavaScript's \b knows no Cyrillic. The text is lower case and `readable`.
 */
export function phrase(source: string): RegExp {
  const gap = "(?:[^\\p{L}\\p{N}]+)";
  const body = source
    .replaceAll("~", "[\\p{L}']*")
    .replaceAll(" ... ", `${gap}(?:[\\p{L}\\p{N}'-]+${gap}){0,3}?`)
    .replaceAll(" ", gap);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, "u");
}
