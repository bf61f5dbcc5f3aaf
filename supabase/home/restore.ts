import { existsSync, renameSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { HomeError, type Progress, type TenantId } from "../../src/core/index.ts";
import { type DumpHead, headOfDump } from "./dump-format.ts";
import { loadDump } from "./load-dump.ts";
import { migrateUpTo } from "./migrate.ts";
import { migrationFiles } from "./migration-files.ts";
import { alone, openPool, startParams } from "./pglite-pool.ts";
import { bringSecret } from "./restore-secret.ts";

/** Fills a folder beside the real one first, so that a restore that is cut off leaves nothing half done. */
export async function restore(archive: string, data: string, tenant: TenantId, told?: Progress): Promise<void> {
  if (existsSync(data)) {
    throw new HomeError(`${data} holds a database already. Move it away before restoring ${archive}.`);
  }
  const draft = `${data}.restoring`;
  rmSync(draft, { recursive: true, force: true });
  try {
    await bringSecret(archive, dirname(data));
    const head = await headOfDump(archive);
    if (head === undefined) await restoreFiles(archive, draft);
    else await restoreRows(archive, head, { draft, tenant, told });
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (error instanceof HomeError) throw error;
    throw new HomeError(`${archive} is not a backup that can be restored. Choose another one.`);
  }
  renameSync(draft, data);
}

/** The schema as it was when the backup was made; later migrations come with the next start. */
async function restoreRows(
  archive: string,
  head: DumpHead,
  { draft, tenant, told }: { readonly draft: string; readonly tenant: TenantId; readonly told: Progress | undefined },
): Promise<void> {
  const newest = migrationFiles().at(-1)?.version ?? 0;
  if (head.version > newest) {
    throw new HomeError(
      `${archive} is of version ${head.version}, and this Deskgraph knows versions up to ${newest}. ` +
        "Restore it with the newer Deskgraph that wrote it. Nothing was changed.",
    );
  }
  const pglite = await PGlite.create(draft, { startParams });
  try {
    const pool = openPool(pglite, tenant);
    await migrateUpTo({ kind: "embedded", pool, tenant, close: async () => undefined }, head.version);
    await alone(pool, () => loadDump(pglite, archive, told));
    await pool.end();
  } finally {
    await pglite.close();
  }
}

/** What earlier versions wrote: the database's files. */
async function restoreFiles(archive: string, draft: string): Promise<void> {
  const loadDataDir = await unpacked(archive);
  const pglite = await PGlite.create(draft, { startParams, loadDataDir });
  await pglite.close();
}

/** Unpacked here: PGlite's own unpacking of a half-copied file ends the process instead of being told. */
const unpacked = async (archive: string): Promise<Blob> =>
  new Blob([await promisify(gunzip)(await readFile(archive))], { type: "application/x-tar" });
