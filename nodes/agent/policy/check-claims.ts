import type { ClaimSource } from "../../../src/core/index.ts";
import type { Claim } from "./claims/claim.ts";
import { claims, readers } from "./claims/index.ts";
import { pardons } from "./claims/pardons.ts";
import { lowered } from "./claims/plain-text.ts";
import { reporterOf } from "./claims/reported.ts";
import { crossesClauses, type Said, saidAt, sentencesOf } from "./claims/statement.ts";
import type { Evidence } from "./evidence.ts";
import { sourceOfClaim } from "./source-of-claim.ts";
import type { Violation } from "./violation.ts";

/** A phrase of a kind that nothing takes the edge off; no source where no data back it. */
interface MadeClaim {
  readonly code: Violation["code"];
  readonly found: string;
  readonly from: ClaimSource | undefined;
}

/** Statements in words that only data may make. `text` is `readable`. */
export function checkClaims(text: string, evidence: Evidence): Violation[] {
  const sentences = sentencesOf(lowered(text));
  return [
    ...claimsOf(sentences, evidence).flatMap(({ code, found, from }) => (from === undefined ? [{ code, found }] : [])),
    ...readers.flatMap((read) => read(sentences, evidence)),
  ];
}

/** What a text that was let through claims in words. */
export const claimsIn = (text: string, evidence: Evidence): readonly MadeClaim[] =>
  claimsOf(sentencesOf(lowered(text)), evidence);

function claimsOf(sentences: readonly string[], evidence: Evidence): MadeClaim[] {
  const all = sentences.join("\n");
  // Most answers claim two or three things: the other kinds are read once, and not for each sentence.
  const made = claims.filter(({ isAnchored, anyPattern }) => isAnchored || anyPattern.test(all));
  return sentences.flatMap((sentence) => made.flatMap((claim) => claimsBy(sentence, claim, evidence)));
}

/** Up to the first one that no data back: one is enough to refuse. */
function claimsBy(sentence: string, claim: Claim, evidence: Evidence): MadeClaim[] {
  if (!claim.anyPattern.test(sentence)) return [];
  const { code } = claim;
  const made: MadeClaim[] = [];
  for (const pattern of claim.patterns) {
    for (const { 0: match, index } of sentence.matchAll(pattern)) {
      const said = saidAt(sentence, index, match);
      if ((crossesClauses(match) && !claim.spansClauses) || isPardoned(said, claim)) continue;
      const reporter = reporterOf(said, evidence);
      const from = reporter ?? (claim.backed(evidence, said) ? sourceOfClaim(code) : undefined);
      made.push({ code, found: match.slice(0, 80), from });
      if (from === undefined) return made;
    }
  }
  return made;
}

const isPardoned = (said: Said, claim: Claim): boolean => claim.pardons.some((name) => pardons[name](said));
