import { type KnownName, patternOf } from "./known-names.ts";
import { knownMark, titleMark } from "./lex.ts";

/** Digits of one number are printed in groups: "2045 0000 0000 01". */
const isLongNumber = (name: string): boolean => /^\d{9,}$/.test(name);
const spaced = (name: string): string => [...name].join("[ -]?");

/** Never inside a longer word, code or number. */
const before = "(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-_/])";
const after = "(?![\\p{L}\\p{N}]|[-_/][\\p{L}\\p{N}]|\\.\\d)";

/** Everything that data spell, as one pattern. */
export interface KnownSpans {
  readonly pattern: RegExp | undefined;
  readonly nameCount: number;
}

/** Codes are SKUs and numbers of orders. Both codes and names of goods are `readable`. */
export function knownSpans(codes: readonly string[], names: readonly KnownName[]): KnownSpans {
  const sources = [...new Set(codes)]
    .filter((code) => code.trim() !== "")
    .sort((a, b) => b.length - a.length)
    .map((code) => (isLongNumber(code) ? spaced(code) : patternOf(code)));
  const groups = [
    ...names.map(({ pattern }) => `(${pattern})`),
    ...(sources.length === 0 ? [] : [`(?:${sources.join("|")})`]),
  ];
  if (groups.length === 0) return { pattern: undefined, nameCount: 0 };
  return { pattern: new RegExp(`${before}(?:${groups.join("|")})${after}`, "gu"), nameCount: names.length };
}

/**
 * Replaces what data vouches for by marks, so that the digits in it are not read as numbers. The mark of a name of
 * goods holds its place among the names.
 */
export function markKnown(text: string, { pattern, nameCount }: KnownSpans): string {
  if (pattern === undefined) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const place = match.slice(1, nameCount + 1).findIndex((group) => group !== undefined);
    pieces.push(text.slice(end, match.index), place === -1 ? knownMark : titleMark(place));
    end = match.index + match[0].length;
  }
  return pieces.join("") + text.slice(end);
}
