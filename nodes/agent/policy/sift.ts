import { knownMark } from "./lex.ts";
import type { Violation, ViolationCode } from "./violation.ts";

/** A text with the spans taken out that a step has dealt with, so that no later step reads their digits again. */
export interface Sifted {
  readonly text: string;
  readonly violations: readonly Violation[];
}

/** Blanks every match; `judge` says what is wrong with it, "fine", or "other" when it is not this step's business. */
export function sift(
  { text, violations }: Sifted,
  pattern: RegExp,
  judge: (match: RegExpExecArray) => ViolationCode | "fine" | "other",
): Sifted {
  const found: Violation[] = [];
  // Pieces, joined once: to cut into the whole text for each match takes time that grows with the square of the text.
  const pieces: string[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const verdict = judge(match);
    if (verdict === "other") continue;
    if (verdict !== "fine") found.push({ code: verdict, found: match[0].trim().slice(0, 80) });
    pieces.push(text.slice(end, match.index), knownMark);
    end = match.index + match[0].length;
  }
  return { text: pieces.join("") + text.slice(end), violations: [...violations, ...found] };
}
