import type { Reading } from "./reading.ts";

/** A line copied this often inside one message is pasted, not written; a shorter one may be a size or "ха". */
const repeatedLines = 5;
const shortLineChars = 10;

/** The same words over and over: nothing to read in full, and by itself no advert. */
export function isRepetition({ folded }: Reading): boolean {
  const seen = new Map<string, number>();
  const pieces = folded.split(/[\n.!?]+/u).map((piece) => piece.trim());
  for (const piece of pieces) {
    if (piece.length < shortLineChars) continue;
    const times = (seen.get(piece) ?? 0) + 1;
    if (times >= repeatedLines) return true;
    seen.set(piece, times);
  }
  const words = folded.match(/\p{L}{4,}/gu) ?? [];
  const distinct = new Set(words).size;
  return words.length >= 20 && distinct * 4 <= words.length;
}
