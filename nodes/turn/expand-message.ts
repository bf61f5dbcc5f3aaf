import type { CustomerMessage, Language } from "../../src/core/index.ts";
import { texts } from "../texts/texts.ts";

/**
 * A message with all its words: what a command stands for, what was shared, what was passed on, in the language of the
 * answer. It comes after the language is known, because none of these words is the customer's own.
 */
export function expandMessage(message: CustomerMessage, language: Language): CustomerMessage {
  const { command, shared, ...rest } = message;
  const words = texts[language];
  const text =
    command !== undefined
      ? sentences(words.commands[command], rest.text)
      : shared !== undefined
        ? `${words.shared[shared]}: ${rest.text}`
        : rest.text;
  return { ...rest, text: rest.isForwarded && text.trim() !== "" ? words.forwarded({ text }) : text };
}

function sentences(first: string, rest: string): string {
  if (rest.trim() === "") return first;
  return `${first}${/[.!?]$/.test(first) ? "" : "."} ${rest}`;
}
