import type pg from "pg";
import { HomeError } from "../../src/core/index.ts";
import { migrationFiles } from "./migration-files.ts";

interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

async function appliedMigrations(pool: pg.Pool): Promise<readonly AppliedMigration[]> {
  const found = await pool.query<{ found: boolean }>("select to_regclass('deskgraph.migrations') is not null as found");
  if (found.rows[0]?.found !== true) return [];
  const applied = await pool.query<AppliedMigration>(
    "select version, name, checksum from deskgraph.migrations order by version",
  );
  return applied.rows;
}

/** Refuses a database that this code does not understand, before anything in it is touched. */
export async function assertSchemaKnown(pool: pg.Pool): Promise<readonly AppliedMigration[]> {
  const files = migrationFiles();
  const applied = await appliedMigrations(pool);
  const newestKnown = files.at(-1)?.version ?? 0;
  const newest = applied.at(-1);
  if (newest !== undefined && newest.version > newestKnown) {
    throw new HomeError(
      `The database is at version ${newest.version} (${newest.name}), and this Deskgraph knows versions up to ` +
        `${newestKnown}. Start the newer Deskgraph that wrote it, or restore a backup from before. Nothing was changed.`,
    );
  }
  for (const { version, name, checksum } of applied) {
    const file = files.find((one) => one.version === version);
    if (file?.checksum === checksum) continue;
    throw new HomeError(
      `Migration ${version} (${name}) was applied to this database in another wording than the one in this Deskgraph. ` +
        `Use the Deskgraph that applied it, or put the change into a new migration. Nothing was changed.`,
    );
  }
  return applied;
}
