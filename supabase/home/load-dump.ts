import type { PGlite, Transaction } from "@electric-sql/pglite";
import type { Progress } from "../../src/core/index.ts";
import { keptTables } from "../store/personal-tables.ts";
import { dumpEnd, dumpStart, linesIn, tableSchema } from "./dump-format.ts";

const rowsAtOnce = 200;

interface Target {
  readonly table: string;
  readonly columns: string;
}

/** Fills the empty tables of a fresh database, which has the dump's own version of the schema. */
export async function loadDump(pglite: PGlite, file: string, told?: Progress): Promise<void> {
  await pglite.transaction(async (tx) => {
    // Rows come table by table, and may point to rows that come later.
    await tx.exec("set local session_replication_role = replica");
    let target: Target | undefined;
    let rows: string[] = [];
    let count = 0;
    let said: number | undefined;
    const flush = async (): Promise<void> => {
      if (target === undefined || rows.length === 0) return;
      const { table, columns } = target;
      await tx.query(
        `insert into ${table} (${columns}) overriding system value
         select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
        [`[${rows.join(",")}]`],
      );
      rows = [];
    };
    for await (const line of linesIn(file)) {
      if (line.startsWith("row ")) {
        count += 1;
        rows.push(line.slice("row ".length));
        if (rows.length >= rowsAtOnce) await flush();
      } else if (line.startsWith("table ")) {
        await flush();
        target = targetOf(line.slice("table ".length));
        told?.(keptTables.indexOf(target.table), keptTables.length);
      } else if (line.startsWith(dumpEnd)) {
        said = Number(line.slice(dumpEnd.length));
      } else if (!line.startsWith(dumpStart)) {
        throw new Error("a line that is none of ours");
      }
    }
    await flush();
    if (said !== count) throw new Error(`${count} rows of ${said}`);
    for (const table of keptTables) await countOn(tx, table);
    told?.(1, 1);
  });
}

/** Numbers go on after the largest that is there. */
async function countOn(tx: Transaction, table: string): Promise<void> {
  const { rows } = await tx.query<{ name: string }>(
    `select attname as name from pg_catalog.pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and attidentity <> ''`,
    [table],
  );
  for (const { name } of rows) {
    await tx.query(
      `select setval(pg_get_serial_sequence($1, $2), greatest(1, max(${name})), max(${name}) is not null) from ${table}`,
      [table, name],
    );
  }
}

function targetOf(text: string): Target {
  const { table, columns } = tableSchema.parse(JSON.parse(text));
  // These become SQL: a file that names anything else is not ours.
  const isOurs = keptTables.includes(table) && columns.every((name) => /^[a-z_]+$/.test(name));
  if (!isOurs) throw new Error("not our table");
  return { table, columns: columns.join(", ") };
}
