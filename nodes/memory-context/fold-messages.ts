import type { BaseMessage } from "@langchain/core/messages";
import { clip } from "../../src/core/index.ts";

/** The model sees this many messages; older ones live on in the summary and, word for word, in the transcript. */
const windowCount = 16;
/** How many are folded at once, so that the summary is not rewritten on every turn. */
const foldCount = 4;
const summaryMaxChars = 1_500;
const lineMaxChars = 120;

/** Folds the oldest messages into the running summary once the window is overfull. */
export function foldMessages(
  messages: readonly BaseMessage[],
  summary: string,
): { readonly dropped: readonly string[]; readonly summary: string } {
  if (messages.length <= windowCount + foldCount) return { dropped: [], summary };
  const old = messages.slice(0, messages.length - windowCount);
  const lines = old
    .filter((message) => message.text !== "")
    .map((message) => `${speaker(message)}: ${clip(message.text.replace(/\s+/g, " "), lineMaxChars)}`);
  const whole = [summary, ...lines].filter((line) => line !== "").join("\n");
  return {
    dropped: old.flatMap(({ id }) => (id === undefined ? [] : [id])),
    // The newest part is the useful one; the cut falls on a line.
    summary:
      whole.length <= summaryMaxChars ? whole : whole.slice(whole.indexOf("\n", whole.length - summaryMaxChars) + 1),
  };
}

const speaker = (message: BaseMessage): string =>
  message.getType() === "human" ? "customer" : message.name === "person" ? "person" : "assistant";
