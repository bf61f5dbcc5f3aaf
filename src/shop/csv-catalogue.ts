import { parse } from "csv-parse/sync";
import { misspeltColumns } from "../core/index.ts";
import { knownColumns, productsFromRows, requiredColumns } from "./catalogue-rows.ts";
import type { Loaded } from "./product-schema.ts";

export function productsFromCsv(content: string, file: string, currency: string): Loaded {
  let rows: unknown[];
  let columns: readonly string[] = [];
  const lines: number[] = [];
  try {
    rows = parse(content, {
      columns: (names: string[]) => {
        columns = names.map(columnName);
        return [...columns];
      },
      delimiter: [";", ",", "\t"].reduce((best, each) =>
        countIn(content, each) > countIn(content, best) ? each : best,
      ),
      skip_empty_lines: true,
      // Spreadsheets leave lines of bare semicolons under a table.
      skip_records_with_empty_values: true,
      trim: true,
      on_record: (record: unknown, context) => {
        lines.push(context.lines);
        return record;
      },
    });
  } catch (error) {
    const at = error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : undefined;
    const where = at === undefined ? "" : `line ${at}: `;
    return {
      problems: [
        `catalogue ${file}: ${where}it is not valid CSV (is a quote left open, or a column missing in a line?)`,
      ],
    };
  }
  const missing = requiredColumns
    .filter((name) => !columns.includes(name))
    .map((name) => `catalogue ${file}: the column ${name} is missing`);
  if (rows.length > 0 && missing.length > 0) return { problems: missing };
  const loaded = productsFromRows(rows, file, currency, (at) => `line ${lines[at] ?? at + 2}`);
  const warnings = warningsOf(columns, file);
  return "products" in loaded && warnings.length > 0 ? { ...loaded, warnings } : loaded;
}

const warningsOf = (columns: readonly string[], file: string): string[] =>
  misspeltColumns(columns.filter(isOurs), knownColumns).map((misspelt) => `catalogue ${file}: ${misspelt}`);

const isOurs = (column: string): boolean => !column.startsWith("attribute:");

/** The names that an attribute has are the shop's own: they keep their capitals. */
const columnName = (written: string): string => {
  const name = written.trim();
  return /^attribute:/i.test(name) ? `attribute:${name.slice(name.indexOf(":") + 1).trim()}` : name.toLowerCase();
};

const countIn = (content: string, mark: string): number => (content.split("\n", 1)[0] ?? "").split(mark).length;
