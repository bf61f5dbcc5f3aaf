import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import type pg from "pg";
import { HomeError, type TenantId } from "../../src/core/index.ts";
import { writeBackup } from "./backups.ts";
import { listErasure } from "./erasure-list.ts";
import { lockFolder } from "./folder-lock.ts";
import type { Home, Listen } from "./home-port.ts";
import { alone, openPool, startParams } from "./pglite-pool.ts";
import { closeToOthers, makePrivateHome } from "./private-folder.ts";
import { restore } from "./restore.ts";
import { assertSchemaKnown } from "./schema-version.ts";
import { scour } from "./scour.ts";

/** The Postgres inside PGlite 0.5; a folder of another major version cannot be read by it. */
const postgresMajor = "18";
/**
 * Postgres inside the process, in `<dir>/db`. Survives the death of the process, not a power cut (it never syncs to the
 * disk), and belongs to one process at a time (`<dir>/lock`).
 */
export async function openEmbeddedHome(options: {
  readonly dir: string;
  readonly tenant: TenantId;
  readonly restoreFrom?: string;
}): Promise<Home> {
  const { dir, tenant } = options;
  const data = join(dir, "db");
  const backups = join(dir, "backups");
  const wasOpenToOthers = makePrivateHome(dir);
  const lock = lockFolder(join(dir, "lock"));
  try {
    if (options.restoreFrom !== undefined) await restore(options.restoreFrom, data, tenant);
    assertReadable(data);
    const pglite = await start(data, backups);
    try {
      closeToOthers(dir);
      const pool = openPool(pglite, tenant);
      await assertSchemaKnown(pool);
      const close = async (): Promise<void> => {
        await pool.end();
        await pglite.close();
        lock.release();
      };
      return { kind: "embedded", pool, tenant, dir, wasOpenToOthers, ...upkeep(pglite, pool, backups), close };
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What is done past the pool, while nobody else is at it. */
const upkeep = (pglite: PGlite, pool: pg.Pool, backups: string): Partial<Home> => ({
  listen: listenInside(pglite, pool),
  backup: (at) => alone(pool, () => writeBackup(pglite, backups, at)),
  scour: () => scour((sql) => alone(pool, () => pglite.exec(sql))),
  listErasure: (of) => listErasure(backups, of),
});

/** The same without a folder: for tests and for trying things out. */
export async function openMemoryHome(options: { readonly tenant: TenantId; readonly from?: Blob }): Promise<Home> {
  const { tenant, from } = options;
  const pglite = await PGlite.create({ startParams, ...(from === undefined ? {} : { loadDataDir: from }) });
  const pool = openPool(pglite, tenant);
  return {
    kind: "memory",
    pool,
    tenant,
    listen: listenInside(pglite, pool),
    close: async () => {
      await pool.end();
      await pglite.close();
    },
  };
}

function assertReadable(data: string): void {
  const file = join(data, "PG_VERSION");
  if (!existsSync(file)) return;
  const major = readFileSync(file, "utf8").trim();
  if (major === postgresMajor) return;
  throw new HomeError(
    `${data} was written by Postgres ${major || "of an unknown version"}, and this Deskgraph reads ${postgresMajor}. ` +
      "Start the Deskgraph that wrote it, or point --home at another folder. Nothing was changed.",
  );
}

async function start(data: string, backups: string): Promise<PGlite> {
  try {
    return await PGlite.create(data, { startParams } satisfies PGliteOptions);
  } catch {
    // What PGlite throws here ("Aborted()", an errno without words) says nothing to the person who has to act.
    throw new HomeError(
      `The database in ${data} cannot be opened: it is damaged or not readable. Move that folder away and restore the ` +
        `newest file of ${backups}, or start with an empty home.`,
    );
  }
}

function listenInside(pglite: PGlite, pool: pg.Pool): Listen {
  return async (channel, onNotification, onReconnect) => {
    const unlisten = await alone(pool, () => pglite.listen(channel, onNotification));
    onReconnect();
    return { close: () => alone(pool, () => unlisten()) };
  };
}
