import type { Article, Named } from "../article.ts";
import type { Heads } from "../reading/heads.ts";
import type { SheetRow } from "../table/sheet.ts";

/** What the shop says of its file, and when it is read. */
export interface ReadingOf {
  /** Our fields by the heads that the shop gave them; only hand-made lists need it. */
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly now: Date;
}

/** How goods stand in a table: a format is a file that exports one of these. */
export interface TableFormat {
  readonly name: string;
  /** How many of its columns are named in this row; 0 where it is not this format's. */
  score(heads: Heads, of: ReadingOf): number;
  open(heads: Heads, of: ReadingOf): TableReader;
}

export interface TableReader {
  row(row: SheetRow): void;
  /** What a sheet beside the goods is read by: categories; undefined where it says nothing. */
  beside?(heads: Heads): ((row: SheetRow) => void) | undefined;
  end(): readonly Article[];
  /** Columns of the shop's own that nobody reads. */
  readonly unread?: readonly string[];
}

/** One cell, by its column's place. */
export const cellOf = ({ cells }: SheetRow, at: number | undefined): string =>
  at === undefined ? "" : (cells[at] ?? "");

/** The addresses in a cell: between spaces, commas, semicolons or bars. */
export const addressesIn = (cell: string): readonly string[] =>
  cell.split(/[\s;|]+|,(?=\s|https?:|$)/).filter((each) => /^https?:\/\//i.test(each));

export const partsOf = (cell: string, by: RegExp): readonly string[] =>
  cell
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Names and values of which neither is empty. */
export const namedIn = (pairs: readonly (readonly [string, string])[]): readonly Named[] =>
  pairs.flatMap(([name, value]) => (name === "" || value === "" ? [] : [oneOf(name, value)]));

/** Lists repeat the same names and values a hundred thousand times: each pair is kept once. */
const kept = new Map<string, Named>();
const mostKept = 20_000;

function oneOf(name: string, value: string): Named {
  const key = `${name}\0${value}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = { name, value };
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, made);
  return made;
}
