import { z } from "zod";

/** Why a message was not simply passed on. Stable codes: they stand in logs, briefs and tickets. */
const verdictReasons = [
  "none",
  "self_harm",
  "threat",
  "violence",
  "minor",
  "abuse",
  "card_data",
  "injection",
  "spam",
  "flood",
  "wordless",
  "too_long",
] as const;

export const verdictSchema = z.object({
  /**
   * pass: on to the agent · answer: a fixed answer of the product, no model · escalate: a person is needed ·
   * ignore: recorded, nothing is said (a flood that has been answered once).
   */
  action: z.enum(["pass", "answer", "escalate", "ignore"]),
  reason: z.enum(verdictReasons),
  /** Rule names that matched, for the log and the tests; never the customer's words. */
  signals: z.array(z.string()),
});
export type Verdict = z.output<typeof verdictSchema>;
export type VerdictReason = Verdict["reason"];

/** It was answered by code, or ignored: the model never reads it. */
export const isKeptFromModel = ({ action }: Verdict): boolean => action === "answer" || action === "ignore";
