import { mask } from "../../src/core/reading/mask-cards.ts";
import { asksForPerson } from "../../src/core/reading/person-wish/asks-for-person.ts";
import { type Abuse, abuseIn } from "./abuse.ts";
import { floodIn, type RecentMessages } from "./flood.ts";
import { injectionIn } from "./injection.ts";
import { minorRules } from "./minor.ts";
import { piiIn } from "./pii.ts";
import { readingOf } from "./reading.ts";
import { isRepetition } from "./repetition.ts";
import { rulesFound } from "./rule.ts";
import { selfHarmRules } from "./self-harm.ts";
import { spamIn } from "./spam.ts";
import { threatRules } from "./threat.ts";
import type { PiiSpan, Verdict, VerdictReason } from "./verdict.ts";
import { violenceRules } from "./violence.ts";

/**
 * Two messages of a channel's usual limit (4,096 each). More is no question to a shop; rules read this much and no more
 * of it.
 */
const maxChars = 8_000;
/** Of a longer text its end is read too: what a customer really wants often stands last. */
const tailChars = 2_000;
/** How many earlier messages are looked at to tell a first advert from the next. */
const earlierMessages = 10;

interface ScreenInput extends RecentMessages {
  /** The customer's words of this turn: one message, or several joined by line breaks. */
  readonly text: string;
  /** The customer has already been asked to slow down. */
  readonly answeredFlood: boolean;
  /** A card number stood in it, and was masked before it was stored. */
  readonly hadCard?: boolean;
}

interface Screened {
  readonly verdict: Verdict;
  /** The text as it may be stored and passed on: card numbers masked, all else as written. */
  readonly masked: string;
  readonly spans: readonly PiiSpan[];
  /** A card, or what pays together with one, was hidden. */
  readonly hasCard: boolean;
  /** A person is asked for. */
  readonly wantsPerson: boolean;
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

/** What the rules found in one text, each kind on its own. */
interface Findings {
  readonly selfHarm: readonly string[];
  readonly threat: readonly string[];
  readonly violence: readonly string[];
  readonly minor: readonly string[];
  readonly isLong: boolean;
  readonly isRepeated: boolean;
  readonly flood: readonly string[];
  readonly injection: readonly string[];
  readonly hasCard: boolean;
  readonly spam: readonly string[];
  readonly abuse: Abuse | undefined;
  readonly wantsPerson: boolean;
}

export function screen(input: ScreenInput): Screened {
  const { hidden, spans } = piiIn(input.text, maxChars);
  const findings = findingsIn(input, hidden.length > 0 || input.hadCard === true);
  const { reason, action, more = [] } = decide(findings, input);
  return {
    verdict: { action, reason, signals: [...signalsOf(findings), ...more] },
    masked: mask(input.text, hidden),
    hasCard: hidden.length > 0,
    spans,
    wantsPerson: findings.wantsPerson && action === "pass",
  };
}

function findingsIn(input: ScreenInput, hasCard: boolean): Findings {
  const { text } = input;
  const isLong = text.length > maxChars;
  const scanned = isLong ? `${text.slice(0, maxChars - tailChars)}\n${text.slice(-tailChars)}` : text;
  const reading = readingOf(scanned);
  return {
    selfHarm: rulesFound(selfHarmRules, reading),
    threat: rulesFound(threatRules, reading),
    violence: rulesFound(violenceRules, reading),
    minor: rulesFound(minorRules, reading),
    isLong,
    isRepeated: isRepetition(reading),
    flood: floodIn(input),
    injection: injectionIn(scanned, reading),
    hasCard,
    spam: spamIn(reading),
    abuse: abuseIn(reading),
    wantsPerson: asksForPerson(scanned),
  };
}

/** Everything that was found, whatever the reason is, so that nothing hides behind it. */
const signalsOf = (found: Findings): string[] => [
  ...found.selfHarm,
  ...found.threat,
  ...found.violence,
  ...found.minor,
  ...(found.isLong ? ["too_long.chars"] : []),
  ...(found.isRepeated ? ["too_long.repetition"] : []),
  ...found.flood,
  ...found.injection,
  ...(found.hasCard ? ["card_data.number"] : []),
  ...found.spam,
  ...(found.abuse?.signals ?? []),
];

const besideTheWish = (found: Findings): VerdictReason =>
  found.hasCard ? "card_data" : found.abuse === undefined ? "none" : "abuse";

interface Decision {
  readonly reason: VerdictReason;
  readonly action: Verdict["action"];
  readonly more?: readonly string[];
}

/**
 * The first reason that applies. The order is by what a miss would cost: a life, a person's safety, then what would
 * burden the shop (length, flood), then what would steer the assistant, then a card in the open (masked in every case),
 * adverts, anger, and last the same words over and over, when they are nothing else.
 */
function decide(found: Findings, { text, recentTexts, answeredFlood }: ScreenInput): Decision {
  if (found.selfHarm.length > 0) return { reason: "self_harm", action: "escalate" };
  if (found.violence.length > 0) return { reason: "violence", action: "escalate" };
  if (found.threat.length > 0) return { reason: "threat", action: "escalate" };
  if (found.minor.length > 0) return { reason: "minor", action: "escalate" };
  // Whoever asks for a person gets one, however angry, however often; an advert that says "ask our manager" does not.
  if (found.wantsPerson && found.spam.length === 0) return { reason: besideTheWish(found), action: "pass" };
  if (found.flood.length > 0) return { reason: "flood", action: answeredFlood ? "ignore" : "answer" };
  if (found.isLong) return { reason: "too_long", action: "answer" };
  if (found.injection.length > 0) return { reason: "injection", action: "answer" };
  if (found.hasCard) return { reason: "card_data", action: "pass" };
  if (found.spam.length > 0) {
    return { reason: "spam", action: advertisedBefore(text, recentTexts) ? "ignore" : "answer" };
  }
  if (found.abuse?.only === true) return { reason: "abuse", action: "answer" };
  if (found.isRepeated) return { reason: "too_long", action: "answer" };
  if (found.abuse !== undefined) return { reason: "abuse", action: "pass" };
  if (!visible.test(text)) return { reason: "wordless", action: "answer", more: ["wordless.empty"] };
  if (!worded.test(text)) return { reason: "wordless", action: "pass", more: ["wordless.signs"] };
  return { reason: "none", action: "pass" };
}
