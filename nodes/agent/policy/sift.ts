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
  const rest = [...text.matchAll(pattern)].reduceRight((left, match) => {
    const verdict = judge(match);
    if (verdict === "other") return left;
    if (verdict !== "fine") found.unshift({ code: verdict, found: match[0].trim().slice(0, 80) });
    return `${left.slice(0, match.index)}${knownMark}${left.slice(match.index + match[0].length)}`;
  }, text);
  return { text: rest, violations: [...violations, ...found] };
}
