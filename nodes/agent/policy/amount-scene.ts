import { differenceWord } from "./amount-words.ts";
import type { Evidence } from "./evidence.ts";
import { isInAll } from "./price-tie.ts";
import type { Reading, ReadNumber } from "./read-numbers.ts";
import type { Scene } from "./scene.ts";
import { clauseAround, keyOf, wordsIn } from "./token-scan.ts";

/** A reply's amounts, and what is known to judge them by. */
export interface AmountScene extends Scene {
  readonly reading: Reading;
  readonly evidence: Evidence;
  /** Numbers of the reply that are amounts or may be. */
  readonly amounts: readonly ReadNumber[];
}

const inAll =
  /^(?:разом|загалом|сум[аиіоу]$|сумою|вийде|(?:в|у)сого|итог|вместе|всего|выйдет|total|altogether|together)/u;

/** "Разом 2 480 грн", "2480 UAH in total". */
export const isTotalAt = (tokens: Scene["tokens"], at: number): boolean =>
  isInAll(tokens, at) ||
  wordsIn(tokens, { from: clauseAround(tokens, at).from, to: at }).some((word) => inAll.test(word));

/** "Різниця 60 грн", "на 60 грн менше". */
export function isDifferenceAt(tokens: Scene["tokens"], at: number): boolean {
  const clause = clauseAround(tokens, at);
  if (wordsIn(tokens, { from: clause.from, to: at }).some((word) => /^(?:різниц|разниц|differ)/u.test(word)))
    return true;
  const isBy = /^(?:на|by)$/u.test(keyOf(tokens[at - 1]));
  if (!isBy) return false;
  return [at - 2, at - 3, at + 1, at + 2, at + 3].some((next) => differenceWord.test(keyOf(tokens[next])));
}

/** So few are what is talked of, also when no name is said. */
export const fewVariants = 6;

/** "Решта 1250 при отриманні". */
function isRestAt(tokens: Scene["tokens"], at: number): boolean {
  const near = wordsIn(tokens, { from: Math.max(clauseAround(tokens, at).from, at - 3), to: at });
  // "Решта після передоплати — 1250": the dash stands for "is".
  const isDashed = keyOf(tokens[at - 1]) === "-";
  const subject = isDashed ? wordsIn(tokens, { from: clauseAround(tokens, at - 2).from, to: at - 1 }).slice(0, 1) : [];
  return [...near, ...subject].some((key) =>
    /^(?:решт|залишок$|залишк|осталн|остаток$|остатк|rest$|remaind)/u.test(key),
  );
}

/** "При отриманні заплатите 740": what is paid there is the rest of a bill that waits. */
function isAtReceipt(tokens: Scene["tokens"], at: number): boolean {
  const before = wordsIn(tokens, { from: Math.max(clauseAround(tokens, at).from, at - 4), to: at }).join(" ");
  return /(?<!\p{L})(?:при (?:отриман|получен)|on (?:delivery|receipt))/u.test(before) && !/доставк/u.test(before);
}

/** A rest of the cart or the bill of now that is none; what was said of an earlier order stays true. */
export function isWrongRest(
  tokens: Scene["tokens"],
  at: number,
  { rests, sums, dues, dueNow }: Evidence,
  minor: number,
): boolean {
  if (rests.size === 0 || rests.has(minor)) return false;
  const isRest = isRestAt(tokens, at) || (dueNow !== undefined && dueNow !== minor && isAtReceipt(tokens, at));
  if (!isRest) return false;
  return !sums.has(minor) || dues.has(minor);
}
