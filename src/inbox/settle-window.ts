import { isCustomers, type Waiting } from "../core/index.ts";

export interface SettleWindow {
  /** After a message that may be the first of several. */
  readonly loneMs: number;
  /** After one that reads like a finished question. */
  readonly finishedMs: number;
  /** After each further message of a burst, and after any part of an album. */
  readonly burstMs: number;
  /** From the first message on, whatever comes. */
  readonly longestMs: number;
}

/**
 * People write in pieces, with gaps of half a second to two. A lone message pays for that, so it pays little; once a
 * second one came, more are likely and waiting is worth more.
 */
export const defaultSettleWindow: SettleWindow = { loneMs: 1_200, finishedMs: 1_000, burstMs: 1_500, longestMs: 6_000 };
/** For a terminal, where a line is a whole message, and for tests. */
export const noSettleWindow: SettleWindow = { loneMs: 0, finishedMs: 0, burstMs: 0, longestMs: 0 };

/**
 * Nobody reads ten answers in a minute. Who writes on all the same is answered once in the longest wait, all at once:
 * a chat that never stops then costs the others a quarter of what it did.
 */
const mostTurnsAMinute = 10;

/**
 * How much longer to wait before what waits becomes a turn; 0 when it is time. `turnsLately` are this conversation's in
 * the last minute.
 */
export function settleMs(waiting: readonly Waiting[], window: SettleWindow, turnsLately: number): number {
  const first = waiting[0];
  const newest = waiting.at(-1);
  if (first === undefined || newest === undefined) return 0;
  // A decision, a person's words, a press: whole as they are, and they end the burst before them.
  if (waiting.some(({ kind }) => !isCustomers(kind)) || newest.kind === "button_pressed") return 0;
  const longestMs = window.longestMs - first.ageMs;
  if (turnsLately >= mostTurnsAMinute) return Math.max(0, longestMs);
  const isBurst = waiting.length > 1 || newest.isPart;
  const patience = isBurst ? window.burstMs : looksFinished(newest.text) ? window.finishedMs : window.loneMs;
  return Math.max(0, Math.min(patience - newest.ageMs, longestMs));
}

/** A short "Добрий день!" mostly is the first of several; a sentence with its mark mostly is not. */
const shortestSentence = 20;
const looksFinished = (text: string): boolean =>
  /\?\s*$/.test(text) || (text.length >= shortestSentence && /[.!…]\s*$/.test(text));
