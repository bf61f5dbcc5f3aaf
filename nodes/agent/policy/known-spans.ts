import { knownMark, titleMark } from "./lex.ts";

const escapeSigns = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** A name as data spells it, found whatever the case and the spaces, but never inside a longer word. */
const patternFor = (text: string): string => escapeSigns(text).replaceAll(" ", "\\s+");

/**
 * Replaces what data vouches for (titles, SKUs, order numbers) by marks, longest first, so that the digits in them are
 * not read as numbers. The text and the names are both `readable`.
 */
export function markKnown(text: string, names: readonly string[], titles: readonly string[]): string {
  const marks = new Map<string, string>();
  for (const name of names) marks.set(name.toLowerCase(), knownMark);
  for (const [at, title] of titles.entries()) {
    // A shorter name is an everyday word; hiding it would hide what stands beside it.
    if (title.length >= 4) marks.set(title.toLowerCase(), titleMark(at));
  }
  const all = [...marks.keys()].filter((name) => name.trim() !== "").sort((a, b) => b.length - a.length);
  if (all.length === 0) return text;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][-_/])(?:${all.map(patternFor).join("|")})(?![\\p{L}\\p{N}]|[-_/][\\p{L}\\p{N}]|\\.\\d)`,
    "giu",
  );
  return text.replace(pattern, (found) => marks.get(found.toLowerCase().replace(/\s+/g, " ")) ?? knownMark);
}
