import type { MessageEntity } from "grammy/types";

export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Telegram's limit, in UTF-16 units after formatting. */
const maxUnits = 4_096;

/** A reply as messages that Telegram accepts: never empty, never too long, cut between words. */
export function formatted(text: string): readonly Formatted[] {
  const parts: Formatted[] = [];
  let rest = text.trim();
  while (rest.length > maxUnits) {
    const at = cutIn(rest);
    parts.push({ text: rest.slice(0, at).trimEnd(), entities: [] });
    rest = rest.slice(at).trimStart();
  }
  if (rest !== "") parts.push({ text: rest, entities: [] });
  return parts;
}

function cutIn(text: string): number {
  const head = text.slice(0, maxUnits);
  for (const mark of ["\n\n", "\n", ". ", " "]) {
    const at = head.lastIndexOf(mark);
    if (at > maxUnits / 2) return at + mark.length;
  }
  // Not between the halves of one character.
  const last = head.charCodeAt(maxUnits - 1);
  return last >= 0xd800 && last <= 0xdbff ? maxUnits - 1 : maxUnits;
}
