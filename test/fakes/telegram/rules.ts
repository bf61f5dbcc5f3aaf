import type { MessageEntity } from "grammy/types";

/** What Telegram would say to this message, written from its own rules; undefined when it takes it. */
export function refusalOf({
  text,
  entities,
}: {
  text: string;
  entities: readonly MessageEntity[];
}): string | undefined {
  if (text.trim() === "") return "message text is empty";
  if (text !== text.trim()) return "whitespace at the ends shifts every entity";
  if (text.length > 4_096) return "message is too long";
  if (entities.length > 100) return "more than 100 entities";
  for (const { offset, length, type, ...rest } of entities) {
    const end = offset + length;
    if (offset < 0 || length <= 0 || end > text.length) return `${type} lies outside the text`;
    if (isInsidePair(text, offset) || isInsidePair(text, end)) return `${type} cuts a surrogate pair`;
    if (type === "text_link" && !/^(?:https?|tg|mailto):/.test("url" in rest ? String(rest.url) : ""))
      return "bad link";
  }
  for (const [at, one] of entities.entries()) {
    for (const other of entities.slice(at + 1)) {
      const [a, b] = [one.offset, one.offset + one.length];
      const [c, d] = [other.offset, other.offset + other.length];
      const isApart = b <= c || d <= a;
      const isNested = (a <= c && d <= b) || (c <= a && b <= d);
      if (!isApart && !isNested) return `${one.type} and ${other.type} overlap`;
      const holdsCode = [one, other].some(({ type }) => type === "code" || type === "pre");
      if (!isApart && holdsCode && [one, other].every(({ type }) => type !== "blockquote")) {
        // Code may stand inside bold or a link by Telegram's parser; the server then drops the other mark, not the
        // text.
        if (one.type === "pre" || other.type === "pre") return "pre is combined with another mark";
      }
      if (!isApart && one.type === "text_link" && other.type === "text_link") return "a link in a link";
    }
  }
  return undefined;
}

function isInsidePair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
