import type { MessageEntity } from "grammy/types";
import type { Formatted } from "./formatted.ts";

/** Telegram's limit, in UTF-16 units after formatting. */
export const maxUnits = 4_096;
/** Telegram honours no more in one message (core.telegram.org, 2026-11). */
const maxEntities = 100;

/**
 * Cuts what is too long, or holds more links than a message can: at a paragraph, else a line, a sentence, a word; never
 * in a link, and never in a character.
 */
export function splitMessage(whole: Formatted, limit = maxUnits): readonly Formatted[] {
  const parts: Formatted[] = [];
  let rest = whole;
  for (let most = mostOf(rest, limit); rest.text.length > most; most = mostOf(rest, limit)) {
    const at = cutIn(rest, most);
    parts.push(sliceOf(rest, 0, at));
    rest = sliceOf(rest, at, rest.text.length);
  }
  return [...parts, rest].filter(({ text }) => text !== "").map(withinCount);
}

/** Up to the first link too many: what a word looks like may be lost, where it leads may not. */
const mostOf = ({ entities }: Formatted, limit: number): number =>
  Math.min(limit, entities.filter(isLink)[maxEntities]?.offset ?? limit);

function withinCount({ text, entities }: Formatted): Formatted {
  if (entities.length <= maxEntities) return { text, entities };
  let spare = maxEntities - entities.filter(isLink).length;
  return { text, entities: entities.filter((each) => isLink(each) || spare-- > 0) };
}

const isLink = ({ type }: MessageEntity): boolean => type === "text_link";

/** For where entities are not taken: each address behind its words, as far as one message holds them. */
export function inPlainWords({ text, entities }: Formatted): string {
  let room = maxUnits - text.length;
  let shown = "";
  let from = 0;
  for (const entity of entities) {
    if (entity.type !== "text_link" || entity.url.length + 3 > room) continue;
    const end = entity.offset + entity.length;
    shown += `${text.slice(from, end)} (${entity.url})`;
    room -= entity.url.length + 3;
    from = end;
  }
  return shown + text.slice(from);
}

/** Without the whitespace at both ends, which Telegram would trim and count entities anew. */
function sliceOf({ text, entities }: Formatted, from: number, to: number): Formatted {
  const raw = text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  const shown = raw.trim();
  const start = from + lead;
  return {
    text: shown,
    entities: entities.flatMap((entity): MessageEntity[] => {
      const begin = Math.max(entity.offset, start);
      const end = Math.min(entity.offset + entity.length, start + shown.length);
      return end > begin ? [{ ...entity, offset: begin - start, length: end - begin }] : [];
    }),
  };
}

const marks = ["\n\n", "\n", ". ", "! ", "? ", " "];

function cutIn({ text, entities }: Formatted, limit: number): number {
  const head = text.slice(0, limit + 1);
  const links = entities.filter(({ type }) => type === "text_link" || type === "code");
  const isWhole = (at: number): boolean =>
    links.every(({ offset, length }) => at <= offset || at >= offset + length || length > limit);
  for (const mark of marks) {
    // Not too early either: a part of two words is no useful message.
    for (let at = head.lastIndexOf(mark); at > limit / 3; at = head.lastIndexOf(mark, at - 1)) {
      const cut = Math.min(at + mark.length, limit);
      if (isWhole(cut)) return cut;
    }
  }
  return betweenCharacters(text, limit);
}

/** What a person sees as one character can be many units: a flag, a family, a letter with its accents. */
function betweenCharacters(text: string, limit: number): number {
  let last = 0;
  for (const { index } of new Intl.Segmenter("uk", { granularity: "grapheme" }).segment(text.slice(0, limit + 32))) {
    if (index > limit) break;
    last = index;
  }
  if (last > 0) return last;
  // One "character" longer than a message: only the halves of a surrogate pair are kept together.
  const code = text.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff ? limit - 1 : limit;
}
