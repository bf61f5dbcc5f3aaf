import { abuseIn } from "./abuse.ts";
import { floodIn, type RecentMessages } from "./flood.ts";
import { injectionIn } from "./injection.ts";
import { mask } from "./mask.ts";
import { piiIn } from "./pii.ts";
import { readingOf } from "./reading.ts";
import { isRepetition } from "./repetition.ts";
import { rulesFound } from "./rule.ts";
import { selfHarmRules } from "./self-harm.ts";
import { spamIn } from "./spam.ts";
import { threatRules } from "./threat.ts";
import type { PiiSpan, Verdict, VerdictReason } from "./verdict.ts";

/** Two full Telegram messages (4,096 each). More is no question to a shop; rules read this much and no more of it. */
const maxChars = 8_000;
/** Of a longer text its end is read too: what somebody really wants to say often stands last. */
const tailChars = 2_000;
/** How many earlier messages are looked at to tell a first advert from the next. */
const earlierMessages = 10;

export interface ScreenInput extends RecentMessages {
  /** The customer's words of this turn: one message, or several joined by line breaks. */
  readonly text: string;
  /** The customer has already been asked to slow down. */
  readonly answeredFlood: boolean;
}

export interface Screened {
  readonly verdict: Verdict;
  /** The text as it may be stored and passed on: card numbers masked, all else as written. */
  readonly masked: string;
  readonly spans: readonly PiiSpan[];
}

const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;
const worded = /[\p{L}\p{N}]/u;

/** True when an earlier message, one that is not part of this turn's text, was an advert as well. */
function advertisedBefore(text: string, recentTexts: readonly string[]): boolean {
  let rest = text.trimEnd();
  let earlier = recentTexts.length;
  while (earlier > 0 && rest !== "") {
    const newest = (recentTexts[earlier - 1] ?? "").trim();
    if (newest === "" || !rest.endsWith(newest)) break;
    rest = rest.slice(0, -newest.length).trimEnd();
    earlier -= 1;
  }
  return recentTexts
    .slice(Math.max(0, earlier - earlierMessages), earlier)
    .some((other) => spamIn(readingOf(other.slice(0, tailChars))).length > 0);
}

/**
 * The order is by what a miss would cost: a life, a person's safety, then what would burden the shop (length, flood),
 * then what would steer the assistant, then a card in the open (masked in every case), adverts, anger, and last the same
 * words over and over, when they are nothing else. The reason is the first that applies; the signals name everything that
 * was found, so nothing hides behind it.
 */
export function screen(input: ScreenInput): Screened {
  const { text, recentTexts, answeredFlood } = input;
  const isLong = text.length > maxChars;
  const scanned = isLong ? `${text.slice(0, maxChars - tailChars)}\n${text.slice(-tailChars)}` : text;
  const reading = readingOf(scanned);
  const { cards, spans } = piiIn(text, maxChars);

  const selfHarm = rulesFound(selfHarmRules, reading);
  const threat = rulesFound(threatRules, reading);
  const flood = floodIn(input);
  const injection = injectionIn(scanned, reading);
  const spam = spamIn(reading);
  const abuse = abuseIn(reading);
  const isRepeated = isRepetition(reading);
  const signals = [
    ...selfHarm,
    ...threat,
    ...(isLong ? ["too_long.chars"] : []),
    ...(isRepeated ? ["too_long.repetition"] : []),
    ...flood,
    ...injection,
    ...(cards.length > 0 ? ["card_data.number"] : []),
    ...spam,
    ...(abuse?.signals ?? []),
  ];
  const say = (reason: VerdictReason, action: Verdict["action"], more: readonly string[] = []): Screened => ({
    verdict: { action, reason, signals: [...signals, ...more] },
    masked: mask(text, cards),
    spans,
  });

  if (selfHarm.length > 0) return say("self_harm", "escalate");
  if (threat.length > 0) return say("threat", "escalate");
  if (flood.length > 0) return say("flood", answeredFlood ? "ignore" : "answer");
  if (isLong) return say("too_long", "answer");
  if (injection.length > 0) return say("injection", "answer");
  if (cards.length > 0) return say("card_data", "pass");
  if (spam.length > 0) return say("spam", advertisedBefore(text, recentTexts) ? "ignore" : "answer");
  if (abuse?.only === true) return say("abuse", "answer");
  if (isRepeated) return say("too_long", "answer");
  if (abuse !== undefined) return say("abuse", "pass");
  if (!visible.test(text)) return say("wordless", "answer", ["wordless.empty"]);
  if (!worded.test(text)) return say("wordless", "pass", ["wordless.signs"]);
  return say("none", "pass");
}
