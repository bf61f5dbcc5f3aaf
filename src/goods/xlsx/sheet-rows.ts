import { readXml, type XmlReader } from "../feed/xml.ts";
import { limits } from "../limits.ts";
import { tooLong, tooWide } from "../table/csv-sheet.ts";
import { cellText, type SheetRow } from "../table/sheet.ts";
import { UnreadableGoods } from "../unreadable-goods.ts";
import { localName, partText } from "./part-text.ts";

interface Cells {
  readonly shared: readonly string[];
  readonly dates: readonly boolean[];
}

/** Rows that have a value, one by one. Of a formula its value is read. */
export function sheetRows(bytes: AsyncIterable<Uint8Array>, cells: Cells): AsyncIterable<SheetRow> {
  const reader = new RowReader(cells);
  return readXml(partText(bytes), reader, () => reader.take());
}

type Attributes = Readonly<Record<string, string>>;

class RowReader implements XmlReader {
  readonly #of: Cells;
  #rows: SheetRow[] = [];
  #row: { line: number; cells: string[]; isHidden: boolean } | undefined;
  #cell: { at: number; type: string; style: number; value: string } | undefined;
  #isValue = false;
  #line = 0;

  constructor(of: Cells) {
    this.#of = of;
  }

  open(written: string, attributes: Attributes): void {
    const name = localName(written);
    if (name === "row") this.#openRow(attributes);
    if (name === "c") this.#openCell(attributes);
    this.#isValue = name === "v" || name === "t";
  }

  text(text: string): void {
    if (!this.#isValue || this.#cell === undefined) return;
    this.#cell.value += text;
    if (this.#cell.value.length > limits.cellChars) throw new UnreadableGoods(tooLong(this.#line));
  }

  close(written: string): void {
    const name = localName(written);
    this.#isValue = false;
    if (name === "c") this.#closeCell();
    if (name === "row") this.#closeRow();
  }

  /** What was read since this was asked last. */
  take(): readonly SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #openRow(attributes: Attributes): void {
    this.#line = Number(attributes["r"] ?? this.#line + 1);
    this.#row = { line: this.#line, cells: [], isHidden: attributes["hidden"] === "1" };
  }

  #openCell(attributes: Attributes): void {
    const at = columnOf(attributes["r"]) ?? this.#row?.cells.length ?? 0;
    if (at >= limits.columns) throw new UnreadableGoods(tooWide(this.#line));
    this.#cell = { at, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? -1), value: "" };
  }

  #closeCell(): void {
    const [row, cell] = [this.#row, this.#cell];
    this.#cell = undefined;
    if (row === undefined || cell === undefined) return;
    while (row.cells.length < cell.at) row.cells.push("");
    row.cells[cell.at] = cellText(cellValue(cell, this.#of));
  }

  #closeRow(): void {
    if (this.#row?.cells.some((each) => each !== "")) this.#rows.push(this.#row);
    this.#row = undefined;
  }
}

function cellValue({ type, style, value }: { type: string; style: number; value: string }, of: Cells): string {
  if (type === "s") return of.shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type !== "n" || value === "") return value;
  return of.dates[style] === true ? dateOf(Number(value)) : numberOf(value);
}

/** "8.9949999999999999E2" is 899.5: programs write what a float is in the file, and people see this. */
const numberOf = (value: string): string => {
  const number = Number(value);
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
};

const dayMs = 86_400_000;
/** The day before the first one of Excel's own calendar, which knows a 29 February 1900. */
const firstDayMs = Date.UTC(1899, 11, 30);

const dateOf = (days: number): string =>
  Number.isFinite(days) ? new Date(firstDayMs + Math.round(days * dayMs)).toISOString().slice(0, 10) : "";

/** "AB12" is column 27; absent: the next one. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,4}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
