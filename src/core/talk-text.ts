import { clip } from "./text.ts";

const leftOut = "[…]";
/** Of all the room: the talk has to have some, too. */
const briefShare = 0.5;

/**
 * What a person reads first: the brief, then as much of the talk as there is room for. What has no room is the oldest
 * of it.
 */
export function talkText(brief: string, talk: readonly string[], maxChars: number): string {
  const first = clip(brief, Math.floor(maxChars * briefShare));
  if (talk.length === 0) return first;
  return [first, "", ...newestThatFit(talk, maxChars - first.length - 2)].join("\n");
}

function newestThatFit(lines: readonly string[], maxChars: number): readonly string[] {
  const kept: string[] = [];
  let room = maxChars - leftOut.length - 1;
  for (const line of lines.toReversed()) {
    if (line.length > room) return [leftOut, ...(kept.length === 0 ? [clip(line, room)] : kept)];
    kept.unshift(line);
    room -= line.length + 1;
  }
  return kept;
}
