import type { BaseMessage } from "@langchain/core/messages";
import { lineOf, weightOf } from "./summary-line.ts";

/** The model sees this many messages; older ones live on in the summary and, word for word, in the transcript. */
const windowCount = 16;
/** How many are folded at once, so that the summary is not rewritten on every turn. */
const foldCount = 4;
const summaryMaxChars = 1_200;

/** Folds the oldest messages into the running summary once the window is overfull. */
export function foldMessages(
  messages: readonly BaseMessage[],
  summary: string,
): { readonly dropped: readonly string[]; readonly summary: string } {
  if (messages.length <= windowCount + foldCount) return { dropped: [], summary };
  const old = messages.slice(0, messages.length - windowCount);
  const lines = [...summary.split("\n"), ...old.map(lineOf)].flatMap((line) => line || []);
  return {
    dropped: old.flatMap(({ id }) => (id === undefined ? [] : [id])),
    summary: withinRoom(lines).join("\n"),
  };
}

/** What says least goes first, and of that the oldest. What was said twice stands where it was said last. */
function withinRoom(lines: readonly string[]): string[] {
  let kept = lines.filter((line, at) => lines.lastIndexOf(line) === at);
  while (kept.join("\n").length > summaryMaxChars) {
    const least = Math.min(...kept.map(weightOf));
    const gone = kept.findIndex((line) => weightOf(line) === least);
    kept = kept.filter((_line, at) => at !== gone);
  }
  return kept;
}
