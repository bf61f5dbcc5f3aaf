import { type CustomerMessage, clip, letOthersRun } from "../../src/core/index.ts";
import { mask, numbersIn } from "../../src/core/reading/mask-cards.ts";
import { screen } from "./screen.ts";
import { type Part, splitCards } from "./split-cards.ts";
import type { Verdict } from "./verdict.ts";

export interface ScreenedMessage {
  readonly inbound: CustomerMessage;
  readonly verdict: Verdict;
  readonly masked: string;
  readonly hasCard: boolean;
  /** A person is asked for. */
  readonly wantsPerson: boolean;
}

export const passed: Verdict = { action: "pass", reason: "none", signals: [] };

interface Before {
  readonly recent: readonly { readonly at: string; readonly text: string }[];
  readonly now: string;
  readonly answeredFlood: boolean;
}

/**
 * Of one turn this much is read, newest messages first: six of a channel's longest (4,096 characters). The rest of a
 * flood is answered as too long, and the beginning of each message goes on, masked. Reading 100 messages of 4,096
 * characters took seconds, and each step of a turn carries all of its words.
 */
const turnChars = 24_000;
const unreadChars = 1_000;

/**
 * Screens each message of a burst, and all of them read as one: what is split over messages ("4111 1111", "1111 1111")
 * is still what it is. Only an alarm or a card counts from the joined reading; the rest belongs to the message that
 * says it. Everybody else has a turn on the event loop between two messages.
 */
export async function screenBurst(said: readonly CustomerMessage[], before: Before): Promise<ScreenedMessage[]> {
  const firstRead = firstOfNewest(said);
  const screened: ScreenedMessage[] = [];
  for (const [position, inbound] of said.entries()) {
    if (position > 0) await letOthersRun();
    screened.push(
      position < firstRead
        ? unread(inbound)
        : screenOne(inbound, [...before.recent, ...said.slice(0, position + 1)], before),
    );
  }
  const earlier = before.recent
    .slice(-earlierMessages)
    .map(({ text }) => text)
    .filter((text) => mayHoldHalfCard.test(text));
  return withSplitCards(said.length < 2 ? screened : await withAlarm(screened, firstRead, before.now), earlier);
}

/** Where the newest messages begin that fit into what is read of a turn; the newest one is always read. */
function firstOfNewest(said: readonly CustomerMessage[]): number {
  let left = turnChars;
  const tooMany = said.findLastIndex(({ text }, position) => {
    left -= text.length;
    return left < 0 && position < said.length - 1;
  });
  return tooMany + 1;
}

function unread(inbound: CustomerMessage): ScreenedMessage {
  const { hadCard = false } = inbound;
  const text = clip(inbound.text, unreadChars);
  const { hidden: cards } = numbersIn(text);
  const verdict: Verdict = { action: "answer", reason: "too_long", signals: ["too_long.turn"] };
  const hasCard = hadCard || cards.length > 0;
  return { inbound: { ...inbound, text }, verdict, masked: mask(text, cards), hasCard, wantsPerson: false };
}

function screenOne(
  inbound: CustomerMessage,
  upToHere: readonly { readonly at: string; readonly text: string }[],
  { now, answeredFlood }: Before,
): ScreenedMessage {
  const { hadCard = false } = inbound;
  const { verdict, masked, hasCard, wantsPerson } = screen({
    text: inbound.text,
    hadCard,
    recentAts: upToHere.map(({ at }) => at),
    recentTexts: upToHere.map(({ text }) => text),
    now,
    answeredFlood,
  });
  // A message that is only a file is not empty: the file is what it says.
  const isFile = inbound.attachments.length > 0 && verdict.reason === "wordless";
  return { inbound, masked, verdict: isFile ? passed : verdict, hasCard: hadCard || hasCard, wantsPerson };
}

/** A card may be sent in two turns, or in three. What was stored of it before is no card any more. */
const earlierMessages = 3;
/** Nothing but digits, or a card is named: any other number would make a card with the next one now and then. */
const mayHoldHalfCard = /^\P{L}*$|карт|card/iu;

function withSplitCards(screened: readonly ScreenedMessage[], earlier: readonly string[]): ScreenedMessage[] {
  const texts = screened.map(({ inbound }) => inbound.text);
  const split = splitCards([...earlier, ...texts]).slice(earlier.length);
  return screened.map((each, position) => {
    const parts = split[position] ?? [];
    if (each.hasCard || parts.length === 0) return each;
    return { ...each, masked: hidden(each.inbound.text, parts), hasCard: true };
  });
}

async function withAlarm(
  screened: readonly ScreenedMessage[],
  firstRead: number,
  now: string,
): Promise<ScreenedMessage[]> {
  const alarm = await alarmIn(
    screened.slice(firstRead).map(({ inbound }) => inbound.text),
    now,
  );
  if (alarm === undefined) return [...screened];
  return screened.map((each, position) =>
    position === screened.length - 1 && each.verdict.action !== "escalate" ? { ...each, verdict: alarm } : each,
  );
}

/** Once by lines, and once as one sentence, for words that were broken off in the middle. */
async function alarmIn(texts: readonly string[], now: string): Promise<Verdict | undefined> {
  for (const between of ["\n", " "]) {
    await letOthersRun();
    const text = texts.join(between);
    const { verdict } = screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: true });
    if (verdict.action === "escalate") return verdict;
  }
  return undefined;
}

/** From the back, so that the offsets in front stay right. */
const hidden = (text: string, parts: readonly Part[]): string =>
  parts.toReversed().reduce((sofar, { start, end }) => `${sofar.slice(0, start)}••••${sofar.slice(end)}`, text);
