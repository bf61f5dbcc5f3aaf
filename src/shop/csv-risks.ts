import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { type CustomerRisks, readRisks } from "../core/index.ts";

/** From a file with a line for each customer; it is read anew each time. */
export const csvRisks = (file: string): CustomerRisks => ({
  list: async () => {
    const content = await readFile(file, "utf8");
    const rows: unknown[] = parse(content, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: [",", ";", "\t"],
      skip_empty_lines: true,
      trim: true,
    });
    return readRisks(rows);
  },
});
