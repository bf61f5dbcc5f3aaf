import type { Language } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";
import type { Verdict, VerdictReason } from "../turn/verdict.ts";

/**
 * The fixed words for a verdict: where it answers by itself, and beside the ordinary answer when a card number was
 * hidden.
 */
export function noticeFor(verdict: Verdict, hasCard: boolean, language: Language): string | undefined {
  const words = texts[language].safety;
  if (verdict.action === "answer") return words[wordsFor(verdict.reason)];
  return verdict.action === "pass" && hasCard ? words.card_data : undefined;
}

function wordsFor(reason: VerdictReason): keyof (typeof texts)["uk"]["safety"] {
  switch (reason) {
    case "abuse":
    case "card_data":
    case "injection":
    case "spam":
    case "flood":
    case "wordless":
    case "too_long":
      return reason;
    case "none":
    case "self_harm":
    case "threat":
    case "violence":
    case "minor":
      return "wordless";
  }
}
