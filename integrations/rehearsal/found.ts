/** Something that was read in a text, and where. */
export interface Found<T> {
  readonly value: T;
  readonly at: number;
  readonly length: number;
}

/** Every match of the pattern that `read` makes something of. */
export function findAll<T>(text: string, wanted: RegExp, read: (match: RegExpMatchArray) => T | undefined): Found<T>[] {
  // Most patterns are in no message, and to make the other one costs more than to look.
  if (text.search(wanted) === -1) return [];
  const everywhere = new RegExp(wanted.source, wanted.flags.includes("g") ? wanted.flags : `${wanted.flags}g`);
  return [...text.matchAll(everywhere)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ value, at: match.index, length: match[0].length }];
  });
}

/** The text with what was understood blanked out, so that a number is read once; positions stay. */
export const without = (text: string, found: readonly Found<unknown>[]): string =>
  found.reduce((rest, { at, length }) => `${rest.slice(0, at)}${" ".repeat(length)}${rest.slice(at + length)}`, text);
