import type { Reading } from "./reading.ts";

/** A named pattern; the name stands in logs instead of the customer's words. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** A figurative use that clears the rule's finding; looked for around the match only. */
  readonly unless?: RegExp;
}

/** What stands this close to a match belongs to it: about one short clause. */
const clauseChars = 48;

function hasMatch(rule: Rule, prose: string): boolean {
  // Most rules find nothing, and to make the other pattern costs more than to look.
  if (!rule.pattern.test(prose)) return false;
  const everywhere = new RegExp(rule.pattern.source, `${rule.pattern.flags}g`);
  for (const match of prose.matchAll(everywhere)) {
    const from = Math.max(0, match.index - clauseChars);
    const around = prose.slice(from, match.index + match[0].length + clauseChars);
    if (!rule.unless?.test(around)) return true;
  }
  return false;
}

export const rulesFound = (rules: readonly Rule[], reading: Reading): string[] =>
  rules
    .filter(
      (rule) => hasMatch(rule, reading.prose) || (reading.joined !== reading.prose && hasMatch(rule, reading.joined)),
    )
    .map((rule) => rule.name);
