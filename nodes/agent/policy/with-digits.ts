import { composeNumbers } from "./compose-numbers.ts";
import { lex } from "./lex.ts";

/** "Три роки" as "3 роки", so that a reader of claims knows one spelling of a number. "Один" may be an article. */
export function withDigits(text: string): string {
  const pieces: string[] = [];
  let end = 0;
  for (const token of composeNumbers(lex(text))) {
    if (token.kind !== "number" || token.shape !== "words" || token.value < 2) continue;
    pieces.push(text.slice(end, token.start), String(token.value));
    end = token.end;
  }
  return pieces.join("") + text.slice(end);
}
