import { keptTables } from "../store/personal-tables.ts";

/**
 * Takes what was deleted out of the files. Postgres only marks a row as gone: its bytes stay in the table's pages, in
 * the planner's samples and in the log. So tables are written anew, samples dropped, and the log's old files removed
 * (`wal_recycle` is off, or they would be used again with the old bytes in them).
 */
export async function scour(run: (sql: string) => Promise<unknown>): Promise<void> {
  const tables = [...keptTables, "pg_catalog.pg_statistic"].map((table) => `vacuum (full) ${table}`);
  const statements = [
    "delete from pg_catalog.pg_statistic",
    ...tables,
    "checkpoint",
    "select pg_switch_wal()",
    "checkpoint",
  ];
  // One by one, so that a customer's turn gets its word in between two tables.
  for (const sql of statements) await run(sql);
}

/** For `scour` to have its effect. */
export const scourParams: readonly string[] = ["-c", "wal_recycle=off"];
