import {
  figureOfSpeech,
  halfWords,
  multiplierWords,
  numberWords,
  vaguePlurals,
} from "../../../src/core/reading/number-words.ts";
import type { NumberToken, Token } from "./lex.ts";

/** "тисяча двісті", "1,5 тис", "2 тисячі 300", "пів тисячі", "five hundred and ten" become one number each. */
export function composeNumbers(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    if (first === undefined) break;
    const read = readNumber(tokens, at);
    if (read === undefined) {
      out.push(first);
      at += 1;
      continue;
    }
    out.push(read.token);
    at = read.next;
  }
  return out;
}

function readNumber(tokens: readonly Token[], from: number): { token: NumberToken; next: number } | undefined {
  const first = tokens[from];
  if (first === undefined) return undefined;
  let sum: Sum = { total: 0, group: 0, below: Number.POSITIVE_INFINITY, multiplied: false };
  let next = from;
  let end = first.end;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (at > from && at === next && isGlue(token, sum.multiplied)) {
      next += 1;
      continue;
    }
    const atom = atomOf(tokens, at, at === from);
    if (atom === undefined || (atom.times !== undefined && at > from && isLoneLetter(tokens, at, end))) break;
    const more = withAtom(sum, atom, at === from);
    if (more === undefined) break;
    sum = more;
    next = at + 1;
    end = token.end;
  }
  if (next === from || (first.kind === "number" && next === from + 1)) return undefined;
  const value = sum.total + sum.group;
  return {
    token: { kind: "number", shape: "words", value, parts: [value], start: first.start, end },
    next: withoutOpenGlue(tokens, from, next),
  };
}

/** A number that is being put together from its words. */
interface Sum {
  /** Whole thousands, and what is counted below the next thousand. */
  readonly total: number;
  readonly group: number;
  /** What the next word must be smaller than: after "двісті" only tens and units may follow. */
  readonly below: number;
  readonly multiplied: boolean;
}

/** The sum with one more word; undefined where the word belongs to another number. */
function withAtom(sum: Sum, atom: Atom, isFirst: boolean): Sum | undefined {
  const { total, group, below, multiplied } = sum;
  if (atom.times !== undefined) {
    if (atom.times >= 1000)
      return { total: total + (group || 1) * atom.times, group: 0, below: 1000, multiplied: true };
    return group >= 100 ? undefined : { total, group: (group || 1) * atom.times, below: 100, multiplied: true };
  }
  if (atom.value >= below || (!isFirst && atom.value === 0)) return undefined;
  const next = atom.digits ? (multiplied ? 0 : below) : magnitude(atom.value);
  return { total, group: group + atom.value, below: next, multiplied };
}

/** "2 к" is two thousand when money follows; else a "к" that stands apart is a preposition. */
function isLoneLetter(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  return token?.kind === "word" && /^[кk]$/.test(token.key) && token.start > end && !isMoneyNext(tokens, at);
}

type Atom = { value: number; times?: undefined; digits: boolean } | { times: number };

function atomOf(tokens: readonly Token[], at: number, isFirst: boolean): Atom | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  const follower = tokens[at + 1];
  const followedBy = follower?.kind === "word" ? follower.key : "";
  if (token.kind === "number") {
    const counts = !isFirst || multiplierWords.has(followedBy);
    return counts && token.shape !== "time" && token.shape !== "date"
      ? { value: token.value, digits: true }
      : undefined;
  }
  if (token.kind !== "word") return undefined;
  const times = multiplierWords.get(token.key);
  if (times !== undefined) {
    if (!isFirst) return { times };
    const before = tokens[at - 1];
    const isBound =
      before?.kind === "word" && /^(?:близко|около|до|від|от|за|майже|почти|приблизно|under|about)$/u.test(before.key);
    return (vaguePlurals.has(token.key) && !(isBound && times === 1000)) || figureOfSpeech.test(followedBy)
      ? undefined
      : { times };
  }
  const half = halfWords.get(token.key);
  if (half !== undefined) return multiplierWords.has(followedBy) ? { value: half, digits: true } : undefined;
  const value = numberWords.get(token.key);
  return value === undefined || (value >= 100 && figureOfSpeech.test(followedBy))
    ? undefined
    : { value, digits: false };
}

/** After 200 come tens, after 20 come units, after a unit nothing. */
const magnitude = (value: number): number => (value >= 100 ? 100 : value >= 20 ? 10 : 0);

/** "twenty-five", "1 тис. 300", "two hundred and ten". */
const isGlue = (token: Token, multiplied: boolean): boolean =>
  (token.kind === "mark" && (token.key === "-" || (multiplied && token.key === "."))) ||
  (token.kind === "word" && multiplied && token.key === "and");

const isMoneyNext = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at + 1];
  return (
    token !== undefined && token.kind !== "number" && token.kind !== "known" && /^(?:грн|₴|uah|грив)/u.test(token.key)
  );
};

/** Glue that nothing followed belongs to the sentence, not to the number. */
function withoutOpenGlue(tokens: readonly Token[], from: number, next: number): number {
  let end = next;
  while (end > from + 1) {
    const token = tokens[end - 1];
    const isOpen = token !== undefined && (token.kind === "mark" || (token.kind === "word" && token.key === "and"));
    if (!isOpen) break;
    end -= 1;
  }
  return end;
}
