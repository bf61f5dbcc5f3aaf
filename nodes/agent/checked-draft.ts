import { boundedCheck, type Checked } from "../../src/core/index.ts";
import type { Evidence } from "./policy/evidence.ts";
import { sourcesOf } from "./policy/sources-of.ts";
import type { Violation } from "./policy/violation.ts";

/** How much of the drafts is said, and what was refused of them; nothing where the first one is said whole. */
export interface FoundInDrafts {
  readonly said?: Checked["said"];
  readonly refused?: readonly Violation[];
}

/** What is kept of the check beside a line: what was refused before it, and what the line rests on. */
export const checkedDraft = (
  text: string,
  evidence: Evidence,
  { said = "whole", refused = [] }: FoundInDrafts = {},
): Checked =>
  boundedCheck({
    said,
    refused: refused.map(({ code, found }) => ({ code, words: found })),
    sources: sourcesOf(text, evidence),
  });
