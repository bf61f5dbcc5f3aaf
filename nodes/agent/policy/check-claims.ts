import type { Claim } from "./claims/claim.ts";
import { claims, readers } from "./claims/index.ts";
import { pardons } from "./claims/pardons.ts";
import { lowered } from "./claims/plain-text.ts";
import { isReported } from "./claims/reported.ts";
import { crossesClauses, type Said, saidAt, sentencesOf } from "./claims/statement.ts";
import type { Evidence } from "./evidence.ts";
import type { Violation } from "./violation.ts";

/** Statements in words that only data may make. `text` is `readable`. */
export function checkClaims(text: string, evidence: Evidence): Violation[] {
  const sentences = sentencesOf(lowered(text));
  const all = sentences.join("\n");
  // Most answers claim two or three things: the other kinds are read once, and not for each sentence.
  const made = claims.filter(({ isAnchored, anyPattern }) => isAnchored || anyPattern.test(all));
  return [
    ...sentences.flatMap((sentence) => made.flatMap((claim) => unbackedIn(sentence, claim, evidence))),
    ...readers.flatMap((read) => read(sentences, evidence)),
  ];
}

/** The first phrase of a kind that nothing takes the edge off and no data back: one is enough to refuse. */
function unbackedIn(sentence: string, claim: Claim, evidence: Evidence): Violation[] {
  if (!claim.anyPattern.test(sentence)) return [];
  for (const pattern of claim.patterns) {
    for (const { 0: match, index } of sentence.matchAll(pattern)) {
      const said = saidAt(sentence, index, match);
      if ((crossesClauses(match) && !claim.spansClauses) || isPardoned(said, claim) || isReported(said, evidence))
        continue;
      if (!claim.backed(evidence, said)) return [{ code: claim.code, found: match.slice(0, 80) }];
    }
  }
  return [];
}

const isPardoned = (said: Said, claim: Claim): boolean => claim.pardons.some((name) => pardons[name](said));
