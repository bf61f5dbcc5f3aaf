import { composeNumbers } from "./compose-numbers.ts";
import { lex, type NumberToken, type Token } from "./lex.ts";
import { type NumberRole, roleOf } from "./number-role.ts";
import { alwaysCounted, connectors } from "./units.ts";

export type ReadNumber = NumberRole & {
  readonly value: number;
  readonly parts: readonly number[];
  readonly shape: NumberToken["shape"];
  readonly start: number;
  readonly end: number;
  /** Its place among the tokens. */
  readonly at: number;
};

export interface Reading {
  readonly tokens: readonly Token[];
  readonly numbers: readonly ReadNumber[];
  /** Money without a number that can be read: "X грн". */
  readonly uncounted: readonly string[];
}

/**
 * Every number of a text with what it means there. The same reading serves the model's answer and the shop's own texts.
 */
export function readNumbers(text: string): Reading {
  const tokens = composeNumbers(lex(text));
  const numbers: ReadNumber[] = [];
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token?.kind !== "number") continue;
    const role = roleOf(tokens, at);
    const { value, parts, shape, start, end } = token;
    const isOpen = role.role === "bare" || role.role === "harmless" || (role.role === "amount" && !role.currency);
    const shared = isOpen ? sharedRole(tokens, at, numbers[0]) : undefined;
    numbers.unshift({ ...(shared ?? role), value, parts, shape, start, end, at });
  }
  return { tokens, numbers, uncounted: uncountedMoney(tokens) };
}

/** "від 500 до 900 грн", "1–3 дні", "10 або 15 %": the unit behind the last number is the unit of both. */
function sharedRole(tokens: readonly Token[], at: number, next: ReadNumber | undefined): NumberRole | undefined {
  const [token, link, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.kind !== "number" || token.shape === "time" || token.shape === "date") return undefined;
  if (next === undefined || after?.kind !== "number" || after.start !== next.start) return undefined;
  if (link === undefined || link.kind === "number" || link.kind === "known" || !connectors.test(link.key))
    return undefined;
  if (next.role === "bare" || next.role === "harmless" || next.role === "count") return undefined;
  const isTight = link.start === token.end && after.start === link.end;
  const before = tokens[at - 1];
  const opens = before?.kind === "word" && /^(?:від|от|from|between|між|между|з|с)$/u.test(before.key);
  if (link.kind === "mark" ? !isTight || link.key === "," : !opens && !/^(?:до|to|або|или|or|чи)$/u.test(link.key))
    return undefined;
  return next;
}

function uncountedMoney(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, at) => {
    if (token.kind === "number" || token.kind === "known" || !alwaysCounted.test(token.key)) return [];
    const [before, after] = [besides(tokens, at, -1), besides(tokens, at, 1)];
    if (before?.kind === "number" || after?.kind === "number") return [];
    // "ціни в грн", "у UAH", "(грн)": the unit alone.
    if (before?.kind === "word" && /^(?:у|в|in|во|на|валют\p{L}*|currency)$/u.test(before.key)) return [];
    const isBracketed = tokens[at - 1]?.kind === "mark" && tokens[at + 1]?.kind === "mark";
    return isBracketed && before === undefined ? [] : [token.key];
  });
}

/** The next token past marks that may stand between a number and its money; any other mark ends the search. */
function besides(tokens: readonly Token[], at: number, step: 1 | -1): Token | undefined {
  for (let next = at + step; Math.abs(next - at) <= 3; next += step) {
    const token = tokens[next];
    if (token?.kind !== "mark") return token;
    if (!/^[.\-=("']$/.test(token.key) && !(step === 1 && token.key === ":")) return undefined;
  }
  return undefined;
}
