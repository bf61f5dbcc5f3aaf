import type { Measure } from "./measure-sources.ts";

interface Column {
  readonly root: string;
  readonly measures: readonly Measure[];
}

/** One column a checkout; what the last one's numbers are made of stands at the end of the line. */
export function tableOf(columns: readonly Column[]): string {
  const names = [...new Set(columns.flatMap(({ measures }) => measures.map(({ name }) => name)))];
  const numbers = names.map((name) => columns.map(({ measures }) => textOf(measures, name)));
  const nameWidth = Math.max(...names.map((name) => name.length));
  const widths = columns.map(({ root }, at) => Math.max(root.length, ...numbers.map((row) => row[at]?.length ?? 0)));
  const line = (name: string, cells: readonly string[], detail = ""): string =>
    [name.padEnd(nameWidth), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0)), detail].join("  ").trimEnd();
  const rows = names.map((name, at) => line(name, numbers[at] ?? [], detailOf(columns, name)));
  const heading = line(
    "",
    columns.map(({ root }) => root),
  );
  return `${[heading, ...rows].join("\n")}\n`;
}

const textOf = (measures: readonly Measure[], name: string): string =>
  String(measures.find((measure) => measure.name === name)?.value ?? "–");

const detailOf = (columns: readonly Column[], name: string): string | undefined =>
  columns.at(-1)?.measures.find((measure) => measure.name === name)?.detail;
