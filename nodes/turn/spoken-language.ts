import { type Language, languageOfTurn, type Turn } from "../../src/core/index.ts";

interface Heard {
  readonly language: Language | null;
  readonly chosenLanguage: Language | null;
  readonly recent?: readonly { readonly text: string }[];
}

/** The language to answer in: the one that the customer chose, else the one that they write. */
export function spokenLanguage(state: Heard, turn: Turn, spoken: readonly Language[]): Language {
  const { language, chosenLanguage, recent = [] } = state;
  if (chosenLanguage !== null && spoken.includes(chosenLanguage)) return chosenLanguage;
  return languageOfTurn(
    language ?? undefined,
    turn,
    spoken,
    recent.map(({ text }) => text),
  );
}
