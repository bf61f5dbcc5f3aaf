export type { Verdict, VerdictReason } from "../turn/verdict.ts";

/** A stretch of text that names a person or an account, in UTF-16 units. */
export interface PiiSpan {
  readonly kind: "card" | "iban" | "phone" | "email" | "passport";
  readonly start: number;
  readonly end: number;
}
