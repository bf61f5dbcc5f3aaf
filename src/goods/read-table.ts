import type { Article } from "./article.ts";
import type { ReadingOf, TableFormat, TableReader } from "./formats/table-format.ts";
import { tableFormats } from "./formats/table-formats.ts";
import { limits } from "./limits.ts";
import { Heads } from "./reading/heads.ts";
import { isTotal } from "./reading/is-total.ts";
import type { Sheet, SheetRow } from "./table/sheet.ts";
import { UnreadableGoods } from "./unreadable-goods.ts";

/** Titles and empty lines stand above the heads of hand-made lists. */
const headWithin = 20;

interface Table {
  readonly sheet: Sheet;
  readonly format: TableFormat;
  readonly heads: Heads;
  readonly headLine: number;
  readonly score: number;
}

export interface ReadArticles {
  readonly format: string;
  readonly place: "line" | "good";
  readonly articles: readonly Article[];
  readonly unread: readonly string[];
}

interface Of extends ReadingOf {
  /** Told now and then, for whoever waits. */
  readonly onRow?: ((count: number) => void) | undefined;
}

/** The goods of the sheet that looks most like goods. */
export async function readTable(sheets: readonly Sheet[], of: Of): Promise<ReadArticles> {
  const found = await Promise.all(sheets.map((sheet) => tableIn(sheet, of)));
  const [table] = found.flatMap((each) => each ?? []).sort((a, b) => b.score - a.score);
  if (table === undefined) throw new UnreadableGoods(await noHeads(sheets));
  const reader = table.format.open(table.heads, of);
  for (const sheet of sheets) if (sheet !== table.sheet) await readBeside(sheet, reader);
  await readRows(table, reader, of);
  return {
    format: table.format.name,
    place: "line",
    articles: reader.end().filter((each) => !isSum(each)),
    unread: reader.unread ?? [],
  };
}

const isSum = ({ sku, title }: Article): boolean => sku === "" && isTotal(title.uk ?? "");

async function readRows({ sheet, heads, headLine }: Table, reader: TableReader, { onRow }: Of): Promise<void> {
  const moved: number[] = [];
  let count = 0;
  for await (const row of sheet.rows()) {
    if (row.line <= headLine) continue;
    count += 1;
    if (count > limits.rows) throw new UnreadableGoods(`it has more than ${limits.rows} lines; split it`);
    if (sheet.isDelimited && hasUnnamed(row, heads)) moved.push(row.line);
    reader.row(row);
    onRow?.(count);
  }
  // What was bought for 95 would be sold for 95: nothing of such a list is taken.
  if (moved.length > 0) throw new UnreadableGoods(movedText(moved, headLine));
}

const hasUnnamed = ({ cells }: SheetRow, { written }: Heads): boolean =>
  cells.length > written.length && cells.slice(written.length).some((cell) => cell !== "");

const mostLines = 20;

function movedText(lines: readonly number[], headLine: number): string {
  const shown = lines.slice(0, mostLines).join(", ");
  const more = lines.length > mostLines ? ` and ${lines.length - mostLines} more` : "";
  const which = lines.length === 1 ? `line ${shown} has` : `lines ${shown}${more} have`;
  return (
    `${which} more values than line ${headLine} names columns, so a price may stand where another column was: ` +
    'put a value that holds ";" or "," into quotes, or name each column'
  );
}

async function tableIn(sheet: Sheet, of: ReadingOf): Promise<Table | undefined> {
  let best: Table | undefined;
  for (const { line, cells } of await firstRows(sheet)) {
    const heads = new Heads(cells);
    for (const format of tableFormats) {
      const score = format.score(heads, of);
      if (score > (best?.score ?? 0)) best = { sheet, format, heads, headLine: line, score };
    }
  }
  return best;
}

async function firstRows(sheet: Sheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length >= headWithin) break;
  }
  return rows;
}

async function readBeside(sheet: Sheet, reader: TableReader): Promise<void> {
  let read: ((row: SheetRow) => void) | undefined;
  let isFirst = true;
  for await (const row of sheet.rows()) {
    if (isFirst) read = reader.beside?.(new Heads(row.cells));
    else read?.(row);
    if (read === undefined) return;
    isFirst = false;
  }
}

async function noHeads(sheets: readonly Sheet[]): Promise<string> {
  const rows = (await Promise.all(sheets.map(firstRows))).flat();
  if (rows.length === 0) return "there is nothing in it";
  const widest = rows.reduce((best, row) => (filled(row) > filled(best) ? row : best));
  const shown = widest.cells.filter((cell) => cell !== "" && cell.length < 40).slice(0, 8);
  return (
    `no line of it names the columns of goods (at least a name and a price). Line ${widest.line} has: ` +
    `${shown.join(", ")}. Say which is which in deskgraph.config.ts: ` +
    'goods: { columns: { title: "…", price: "…", sku: "…", stock: "…" } }'
  );
}

const filled = ({ cells }: SheetRow): number => cells.filter((cell) => cell !== "").length;
