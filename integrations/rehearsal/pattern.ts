/**
 * Phrases of a vocabulary, separated by commas, as one pattern with word boundaries: "повернен*" covers every ending,
 * "no problem" any spacing. Without boundaries "без проблем" would be a problem and a phone number would hold a size.
 */
export function pattern(...phrases: readonly string[]): RegExp {
  const alternatives = phrases
    .flatMap((list) => list.split(","))
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.+?^${}()[\]\\/]/g, "\\$&")
        .replaceAll("'", "'?")
        .replaceAll("*", "\\p{L}*")
        .replaceAll(" ", "\\s+"),
    );
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

const adjectiveEndings =
  "ий ій а я у ю е є і ої ього ого ому их іх им ою ый яя ая ую юю ое ее ые ие его ой ей ых ым".split(" ");

/** The forms of a Ukrainian or Russian adjective: a bare stem such as "сер*" would cover half a dictionary. */
export const adjective = (...stems: readonly string[]): string[] =>
  stems.flatMap((stem) => adjectiveEndings.map((ending) => stem + ending));

export interface Found<T> {
  readonly value: T;
  readonly at: number;
  readonly length: number;
}

/** Every match of the pattern that `read` makes something of. */
export function findAll<T>(text: string, wanted: RegExp, read: (match: RegExpMatchArray) => T | undefined): Found<T>[] {
  const everywhere = new RegExp(wanted.source, wanted.flags.includes("g") ? wanted.flags : `${wanted.flags}g`);
  return [...text.matchAll(everywhere)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ value, at: match.index, length: match[0].length }];
  });
}

/** The text with what was understood blanked out, so that a number is read once; positions stay. */
export const without = (text: string, found: readonly Found<unknown>[]): string =>
  found.reduce((rest, { at, length }) => `${rest.slice(0, at)}${" ".repeat(length)}${rest.slice(at + length)}`, text);
