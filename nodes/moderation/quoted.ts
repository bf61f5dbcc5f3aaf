import type { CustomerMessage } from "../../src/core/index.ts";
import { screen } from "./screen.ts";

/** A message with its own words masked, and with only so much of its quote and of its link as may pass. */
export function withMasked(message: CustomerMessage, text: string): CustomerMessage {
  const { repliesTo, startedWith, ...rest } = message;
  const quote = repliesTo === undefined ? undefined : passable(repliesTo, message.at);
  return {
    ...rest,
    text,
    ...(quote === undefined ? {} : { repliesTo: quote }),
    ...(startedWith === undefined || hidesSome(startedWith, message.at) ? {} : { startedWith }),
  };
}

/** A card in a quote, or in a link, has to go from what is stored, too. */
export const hasCardBeside = ({ repliesTo, startedWith, at }: CustomerMessage): boolean =>
  (startedWith !== undefined && hidesSome(startedWith, at)) ||
  (repliesTo !== undefined && passable(repliesTo, at) !== repliesTo);

/** A quote repeats what was said before: what was hidden or kept from the model then is so now. */
function passable(text: string, at: string): string | undefined {
  const { verdict, masked } = alone(text, at);
  return verdict.action === "answer" || verdict.action === "ignore" ? undefined : masked;
}

const hidesSome = (text: string, at: string): boolean => alone(text, at).masked !== text;

const alone = (text: string, at: string) =>
  screen({ text, recentAts: [at], recentTexts: [text], now: at, answeredFlood: true });
