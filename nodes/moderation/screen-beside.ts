import { type CustomerMessage, letOthersRun } from "../../src/core/index.ts";
import { isKeptFromModel } from "../turn/verdict.ts";
import { screen } from "./screen.ts";

export interface Beside {
  readonly repliesTo?: string;
  readonly startedWith?: string;
  /** Something of it had to be hidden: then the stored message must not hold it either. */
  readonly isMasked: boolean;
}

/** What came with a message beside its words: a quote, and what the link carried that opened the chat. */
export async function screenBeside({ repliesTo, startedWith, at }: CustomerMessage): Promise<Beside> {
  if (repliesTo === undefined && startedWith === undefined) return { isMasked: false };
  await letOthersRun();
  const quote = repliesTo === undefined ? undefined : passableQuote(repliesTo, at);
  const isLinkHidden = startedWith !== undefined && screenAlone(startedWith, at).masked !== startedWith;
  return {
    ...(quote === undefined ? {} : { repliesTo: quote }),
    ...(startedWith === undefined || isLinkHidden ? {} : { startedWith }),
    isMasked: isLinkHidden || quote !== repliesTo,
  };
}

/** A quote repeats what was said before: what was hidden or kept from the model then is so now. */
function passableQuote(text: string, at: string): string | undefined {
  const { verdict, masked } = screenAlone(text, at);
  return isKeptFromModel(verdict) ? undefined : masked;
}

const screenAlone = (text: string, at: string) =>
  screen({ text, recentAts: [at], recentTexts: [text], now: at, answeredFlood: true });
