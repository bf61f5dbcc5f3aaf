/** A pattern between letters and digits of any script: JavaScript's \b knows no Cyrillic. */
export const wholeWords = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "u");
