/** Telegram's own blocks nest far less; what is deeper was made to hurt. */
const maxDepth = 30;

/** The words of a rich message, block by block, without its looks. */
export const richText = (message: unknown): string => linesOf(message, 0).join("\n");

function linesOf(of: unknown, depth: number): string[] {
  if (depth > maxDepth || typeof of !== "object" || of === null) return [];
  if (Array.isArray(of)) return of.flatMap((each) => linesOf(each, depth + 1));
  const { label, summary, text, cells, blocks, items, caption } = fieldsOf(of);
  const own = [label, summary, text].map((each) => richTextWords(each, depth + 1)).filter((words) => words !== "");
  const rows = Array.isArray(cells) ? cells.map((row) => linesOf(row, depth + 1).join(" | ")) : [];
  const under = richTextWords(caption, depth + 1);
  return [
    ...(own.length === 0 ? [] : [own.join(" ")]),
    ...rows,
    ...linesOf(blocks, depth + 1),
    ...linesOf(items, depth + 1),
    ...(under === "" ? [] : [under]),
  ];
}

/** A text, a row of texts, or a text with a look. */
function richTextWords(of: unknown, depth: number): string {
  if (typeof of === "string") return of;
  if (depth > maxDepth) return "";
  if (Array.isArray(of)) return of.map((each) => richTextWords(each, depth + 1)).join("");
  const { text, alternative_text: emoji } = fieldsOf(of);
  return richTextWords(text ?? emoji ?? "", depth + 1);
}

const fieldsOf = (of: unknown): Readonly<Record<string, unknown>> =>
  typeof of === "object" && of !== null ? { ...of } : {};
