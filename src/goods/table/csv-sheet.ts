import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { limits } from "../limits.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";
import { decoded, textStart } from "./decode.ts";
import { cellText, type Sheet, type SheetRow } from "./sheet.ts";

const sampleBytes = 64_000;
const sampleRows = 30;
const delimiters = [";", ",", "\t", "|"] as const;

const shape = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  // A quote that is left open would swallow the rest of the file.
  max_record_size: 2 * limits.cellChars + 20 * limits.columns,
} as const;

/** A table of text. What stands between its columns is seen from its first rows. */
export function csvSheet(bytes: Uint8Array): Sheet {
  const delimiter = delimiterOf(textStart(bytes, sampleBytes));
  return { name: "", isDelimited: true, rows: () => rowsOf(bytes, delimiter) };
}

async function* rowsOf(bytes: Uint8Array, delimiter: string): AsyncIterable<SheetRow> {
  const parser = parse({ ...shape, delimiter, info: true });
  Readable.from(decoded(bytes))
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (record.length > limits.columns) throw new UnreadableGoods(tooWide(info.lines));
      const cells = record.map(cellText);
      const broad = cells.findIndex((cell) => cell.length > limits.cellChars);
      if (broad >= 0) throw new UnreadableGoods(tooLong(info.lines));
      // Spreadsheets leave lines of bare separators under a table.
      if (cells.some((cell) => cell !== "")) yield { line: info.lines, cells };
      line = info.lines + 1;
    }
  } catch (error) {
    throw error instanceof UnreadableGoods ? error : new UnreadableGoods(brokenAt(error, line));
  }
}

export const tooWide = (line: number): string =>
  `line ${line} has more than ${limits.columns} columns; a list of goods has fewer, so look at what stands there`;
export const tooLong = (line: number): string =>
  `line ${line} has a cell of more than ${limits.cellChars} letters; is a quote left open above?`;

function brokenAt(error: unknown, after: number): string {
  const line = error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : after;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "CSV_MAX_RECORD_SIZE") return tooLong(line);
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return `line ${line}: a quote is left open there; close it, or export the file anew`;
  return `line ${line}: it is no table from there on; export the file anew as CSV`;
}

/** The one by which the most rows have the most columns: a single line may hold the others as text ("Вага,кг"). */
function delimiterOf(sample: string): string {
  let [best, bestScore] = [",", 0];
  for (const delimiter of delimiters) {
    const score = scoreOf(sample, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

function scoreOf(sample: string, delimiter: string): number {
  const whole = sample.slice(0, Math.max(sample.lastIndexOf("\n"), 0) || undefined);
  let rows: string[][];
  try {
    rows = parseNow(whole, { ...shape, delimiter, to: sampleRows, max_record_size: 0 });
  } catch {
    return 0;
  }
  const counts = rows.map(({ length }) => length).filter((count) => count > 1);
  const usual = modeOf(counts);
  return (counts.filter((count) => count === usual).length / Math.max(rows.length, 1)) * Math.min(usual, 60);
}

const modeOf = (counts: readonly number[]): number => {
  const [most] = [...Map.groupBy(counts, (count) => count)].sort((a, b) => b[1].length - a[1].length);
  return most?.[0] ?? 0;
};
