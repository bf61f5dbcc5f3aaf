import { zipOf } from "./zip.ts";

/** A cell: words, a number, or a date by its day of the calendar. */
type Cell = string | number | { readonly day: number };

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

export function cellXml(cell: Cell, line: number, column: number): string {
  const at = `r="${letters(column)}${line}"`;
  if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
  if (typeof cell === "object") return `<c ${at} s="1"><v>${cell.day}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

const sheetXml = (rows: readonly (readonly Cell[])[]): string =>
  `<worksheet><sheetData>${rows
    .map((row, at) => `<row r="${at + 1}">${row.map((cell, column) => cellXml(cell, at + 1, column)).join("")}</row>`)
    .join("")}</sheetData></worksheet>`;

/** An .xlsx of these sheets; a part that is given takes the place of a sheet's. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Buffer {
  const names = Object.keys(sheets);
  const all = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const links = names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`);
  return zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${all.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links.join("")}</Relationships>`,
    "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...Object.fromEntries(
      Object.values(sheets).map((rows, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows)]),
    ),
    ...parts,
  });
}
