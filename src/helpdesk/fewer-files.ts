import type { Failure } from "../core/index.ts";
import { notFound, ticketClosed } from "../core/index.ts";
import type { Taken, TakenFile } from "./take-files.ts";

/** Whether a refusal of words with files may be one of the files: what the ticket has become is none. */
export const mayBeOfFiles = ({ outcome, code }: Failure): boolean =>
  outcome === "refused" && code !== notFound && code !== ticketClosed;

/**
 * What to write in place of what was refused, one after the other. Of what is too large, the largest file goes first.
 * Otherwise each file is tried without: no vendor says which of them it was. The last has no file.
 */
export function fewerFiles(
  { files, leftOut }: Taken,
  { code }: Failure,
  attempt: number,
  maxAttempts: number,
): Taken[] {
  const without = (dropped: readonly TakenFile[]): Taken => ({
    files: files.filter((each) => !dropped.includes(each)),
    leftOut: [...leftOut, ...dropped.map(({ file }) => ({ file, why: "refused" as const }))],
  });
  const none = without(files);
  const isWhole = files.every(({ sent }) => "bytes" in sent);
  // Each try sends the other files once more: one that did not end in time is not made again and again.
  if (files.length < 2 || !isWhole || attempt >= maxAttempts) return [none];
  if (!code.endsWith("_413")) return [...files.map((each) => without([each])), none];
  const largestFirst = files.toSorted((a, b) => b.sizeBytes - a.sizeBytes);
  return files.map((_, at) => without(largestFirst.slice(0, at + 1)));
}
