import type { Token } from "./lex.ts";

/** What stands between two places, read from the text's tokens. */
export const keyOf = (token: Token | undefined): string =>
  token === undefined || token.kind === "number" || token.kind === "known" ? "" : token.key;

/** "грн." and "шт." do not end a sentence; a line does. */
export function endsSentence(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "mark") return false;
  if (/^[\n!?;…]$/u.test(token.key)) return true;
  if (token.key !== ".") return false;
  const [before, after] = [tokens[at - 1], tokens[at + 1]];
  const isShort = before?.kind === "word" && /^(?:грн|гр|шт|см|м|вул|р|коп|uah|pcs|тис|кг|г)$/u.test(before.key);
  const isGlued = before?.end === token.start && after?.start === token.end;
  return !isShort && !isGlued;
}

/** No sentence is longer: what stands farther away is of another one. */
const farthest = 80;

/** From the first to behind the last token of the sentence that a token stands in. */
export function sentenceAround(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } {
  let [from, to] = [at, at + 1];
  const [first, last] = [Math.max(0, at - farthest), Math.min(tokens.length, at + farthest)];
  while (from > first && !endsSentence(tokens, from - 1)) from -= 1;
  while (to < last && !endsSentence(tokens, to)) to += 1;
  return { from, to };
}

/** The part between commas, colons, dashes with spaces and brackets. */
export function clauseAround(tokens: readonly Token[], at: number): { readonly from: number; readonly to: number } {
  const sentence = sentenceAround(tokens, at);
  const isBreak = (place: number): boolean => {
    const token = tokens[place];
    if (token?.kind !== "mark") return false;
    if (/^[,:()]$/.test(token.key)) return true;
    return token.key === "-" && tokens[place - 1]?.end !== token.start && tokens[place + 1]?.start !== token.end;
  };
  let [from, to] = [at, at + 1];
  while (from > sentence.from && !isBreak(from - 1)) from -= 1;
  while (to < sentence.to && !isBreak(to)) to += 1;
  return { from, to };
}

export const wordsIn = (tokens: readonly Token[], { from, to }: { readonly from: number; readonly to: number }) =>
  tokens.slice(from, to).flatMap((token) => (token.kind === "word" ? [token.key] : []));
