import type { PGlite } from "@electric-sql/pglite";
import { keptTables } from "../store/personal-tables.ts";

/**
 * Takes what was deleted out of the files. Postgres only marks a row as gone: its bytes stay in the table's pages, in
 * the planner's samples and in the log. So tables are written anew, samples dropped, and the log's old files removed
 * (`wal_recycle` is off, or they would be used again with the old bytes in them).
 */
export async function scour(pglite: PGlite): Promise<void> {
  await pglite.exec("delete from pg_catalog.pg_statistic");
  for (const table of [...keptTables, "pg_catalog.pg_statistic"]) await pglite.exec(`vacuum (full) ${table}`);
  await pglite.exec("checkpoint");
  await pglite.exec("select pg_switch_wal()");
  await pglite.exec("checkpoint");
}

/** For `scour` to have its effect. */
export const scourParams: readonly string[] = ["-c", "wal_recycle=off"];
