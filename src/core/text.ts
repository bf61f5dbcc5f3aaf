/**
 * Text as it may be stored and shown. Postgres refuses NUL in text and a lone surrogate in jsonb; a message that
 * holds one must not make its chat unanswerable, so both are replaced here, once, when the inbound is accepted.
 */
export function cleanText(raw: string): string {
  return (
    raw
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "")
      .replace(/\r\n?/g, "\n")
      .trim()
  );
}

/** Cuts to at most `maxChars` UTF-16 units, never through a surrogate pair or a joined emoji, and says so with "…". */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter("uk", { granularity: "grapheme" }).segment(
    text.slice(0, maxChars + 64),
  )) {
    if (index + segment.length > maxChars - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}
