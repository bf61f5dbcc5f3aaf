import { plainPhrase } from "../../../../src/core/reading/phrase.ts";
import type { Evidence } from "../evidence.ts";
import type { ViolationCode } from "../violation.ts";
import type { Said } from "./statement.ts";

/** What takes the edge off a phrase, when it stands in the same clause. */
export type Pardon = "negated" | "negatedOutside" | "undone" | "if" | "conditional" | "asked" | "asking";

/** A thing an answer may not say unless data backs it. */
export interface Claim {
  readonly code: ViolationCode;
  /** All patterns as one: a reply of many short sentences is read once for each claim and not once for each phrase. */
  readonly anyPattern: RegExp;
  /** A phrase of it is one only at the beginning of a sentence. */
  readonly isAnchored: boolean;
  readonly patterns: readonly RegExp[];
  readonly pardons: readonly Pardon[];
  /** Its phrases join two clauses: "напишу, коли з'явиться". */
  readonly spansClauses: boolean;
  /** True when data says the same. */
  readonly backed: (evidence: Evidence, said: Said) => boolean;
}

export const claim = (
  code: ViolationCode,
  pardons: readonly Pardon[],
  backed: Claim["backed"],
  phrases: readonly string[],
): Claim => ({
  code,
  spansClauses: false,
  pardons,
  backed,
  isAnchored: phrases.some((source) => source.includes("^")),
  anyPattern: plainPhrase(...phrases),
  patterns: phrases.map((source) => new RegExp(plainPhrase(source), "gu")),
});

export const never = (): boolean => false;
