import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Progress } from "../../src/core/index.ts";
import { keptTables } from "../store/personal-tables.ts";
import { dumpEnd, dumpStart } from "./dump-format.ts";
import { privateFile } from "./private-folder.ts";

/** A table of long messages stays under a few megabytes of memory. */
const rowsAtOnce = 200;

/**
 * Writes the live rows of our tables: a copy of the files would hold what was erased, for as long as its pages are not
 * written over. Jobs are left out; whoever starts next finds what waits in the tables.
 */
export async function writeDump(pglite: PGlite, file: string, at: Date, told?: Progress): Promise<void> {
  await pglite.transaction(async (tx) => {
    await tx.exec("set transaction isolation level repeatable read, read only");
    await pipeline(Readable.from(linesOf(tx, at, told)), createGzip(), createWriteStream(file, { mode: privateFile }));
  });
}

async function* linesOf(tx: Transaction, at: Date, told?: Progress): AsyncGenerator<string> {
  const { rows: versions } = await tx.query<{ version: number }>(
    "select max(version)::int as version from deskgraph.migrations",
  );
  yield `${dumpStart}${JSON.stringify({ version: versions[0]?.version ?? 0, at: at.toISOString() })}\n`;
  let count = 0;
  for (const [place, table] of keptTables.entries()) {
    told?.(place, keptTables.length);
    const { rows: columns } = await tx.query<{ name: string }>(columnsSql, [table]);
    if (columns.length === 0) continue;
    yield `table ${JSON.stringify({ table, columns: columns.map(({ name }) => name) })}\n`;
    await tx.exec(`declare rows_of_table cursor for select row_to_json(t)::text as row from ${table} t`);
    for (;;) {
      const { rows } = await tx.query<{ row: string }>(`fetch ${rowsAtOnce} from rows_of_table`);
      if (rows.length === 0) break;
      count += rows.length;
      yield rows.map(({ row }) => `row ${row}\n`).join("");
    }
    await tx.exec("close rows_of_table");
  }
  told?.(1, 1);
  yield `${dumpEnd}${count}\n`;
}

const columnsSql = `
  select attname as name from pg_catalog.pg_attribute
  where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`;
