import type { CustomerMessage } from "../../src/core/index.ts";
import { screen } from "./screen.ts";
import type { PiiSpan, Verdict } from "./verdict.ts";

export interface ScreenedMessage {
  readonly inbound: CustomerMessage;
  readonly verdict: Verdict;
  readonly masked: string;
  readonly hasCard: boolean;
}

export const passed: Verdict = { action: "pass", reason: "none", signals: [] };

/**
 * Screens each message of a burst, and all of them read as one: what is split over messages ("4111 1111", "1111 1111")
 * is still what it is. Only an alarm or a card counts from the joined reading; the rest belongs to the message that
 * says it.
 */
export function screenBurst(
  said: readonly CustomerMessage[],
  before: {
    readonly recent: readonly { readonly at: string; readonly text: string }[];
    readonly now: string;
    readonly answeredFlood: boolean;
  },
): ScreenedMessage[] {
  const { recent, now, answeredFlood } = before;
  const screened = said.map((inbound, position): ScreenedMessage => {
    const upToHere = [...recent, ...said.slice(0, position + 1)];
    const { verdict, masked, spans } = screen({
      text: inbound.text,
      recentAts: upToHere.map(({ at }) => at),
      recentTexts: upToHere.map(({ text }) => text),
      now,
      answeredFlood,
    });
    // A message that is only a file is not empty: the file is what it says.
    const isFile = inbound.attachments.length > 0 && verdict.reason === "wordless";
    return { inbound, masked, verdict: isFile ? passed : verdict, hasCard: spans.some(isCard) };
  });
  return said.length < 2 ? screened : withJoined(screened, now);
}

const isCard = ({ kind }: PiiSpan): boolean => kind === "card";

function withJoined(screened: readonly ScreenedMessage[], now: string): ScreenedMessage[] {
  // Once by lines, for the offsets of cards; once as one sentence, for words that were broken off in the middle.
  const texts = screened.map(({ inbound }) => inbound.text);
  const read = (text: string) => screen({ text, recentAts: [now], recentTexts: [text], now, answeredFlood: true });
  const byLines = read(texts.join("\n"));
  const alarm = [byLines, read(texts.join(" "))].find(({ verdict }) => verdict.action === "escalate")?.verdict;
  const cards = byLines.spans.filter(isCard);
  let start = 0;
  return screened.map((each, position) => {
    const from = start;
    start += each.inbound.text.length + 1;
    const inside = cards.flatMap((card) => overlap(card, from, each.inbound.text.length));
    const isSplit = !each.hasCard && inside.length > 0;
    return {
      ...each,
      ...(isSplit ? { masked: hidden(each.inbound.text, inside), hasCard: true } : {}),
      ...(alarm !== undefined && position === screened.length - 1 && each.verdict.action !== "escalate"
        ? { verdict: alarm }
        : {}),
    };
  });
}

const overlap = (card: PiiSpan, from: number, length: number): { start: number; end: number }[] => {
  const start = Math.max(0, card.start - from);
  const end = Math.min(length, card.end - from);
  return start < end ? [{ start, end }] : [];
};

/** From the back, so that the offsets in front stay right. */
const hidden = (text: string, parts: readonly { readonly start: number; readonly end: number }[]): string =>
  parts.toReversed().reduce((sofar, { start, end }) => `${sofar.slice(0, start)}••••${sofar.slice(end)}`, text);
