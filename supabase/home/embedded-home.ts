import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import type pg from "pg";
import { DiskFull, HomeError, type Progress, type TenantId } from "../../src/core/index.ts";
import { writeBackup } from "./backups.ts";
import { cannotOpen } from "./cannot-open.ts";
import { erasuresNeeded, hideErasedIds, listErasure } from "./erasure-list.ts";
import { lockFolder } from "./folder-lock.ts";
import type { Home, Listen } from "./home-port.ts";
import { isDiskFull } from "./home-trouble.ts";
import { makeRoom } from "./make-room.ts";
import { assertOneTenant } from "./one-tenant.ts";
import { alone, openPool, startParams } from "./pglite-pool.ts";
import { closeToOthers, isOpenToOthers, makePrivateHome } from "./private-folder.ts";
import { restore } from "./restore.ts";
import { assertSchemaKnown } from "./schema-version.ts";
import { scour } from "./scour.ts";
import { openSecretFile, type SecretFile, secretPath } from "./secret-file.ts";

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
  readonly told?: Progress;
}): Promise<Home> {
  const { dir, tenant } = options;
  const data = join(dir, "db");
  const backups = join(dir, "backups");
  const wasSecretOpen = isOpenToOthers(secretPath(dir));
  const wasOpenToOthers = makePrivateHome(dir);
  const lock = lockUnlessFull(join(dir, "lock"));
  try {
    if (options.restoreFrom !== undefined) await restore(options.restoreFrom, data, tenant, options.told);
    assertReadable(data);
    const secretFile = openSecretFile(dir, wasSecretOpen);
    hideErasedIds(backups, secretFile.read().now);
    const pglite = await start(data, backups);
    try {
      closeToOthers(dir);
      const pool = openPool(pglite, tenant);
      await assertSchemaKnown(pool);
      await assertOneTenant(pool, tenant, dir);
      const close = async (): Promise<void> => {
        await pool.end();
        await pglite.close();
        lock.release();
      };
      const care = upkeep(pglite, pool, backups, secretFile);
      const whose = process.platform === "win32" ? {} : { ownerUid: statSync(dir).uid };
      return { kind: "embedded", pool, tenant, dir, wasOpenToOthers, secretFile, ...whose, ...care, close };
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

function lockUnlessFull(path: string): ReturnType<typeof lockFolder> {
  try {
    return lockFolder(path);
  } catch (error) {
    throw isDiskFull(error) ? new DiskFull() : error;
  }
}

/** What is done past the pool, while nobody else is at it. */
const upkeep = (pglite: PGlite, pool: pg.Pool, backups: string, secret: SecretFile): Partial<Home> => ({
  listen: listenInside(pglite, pool),
  backup: (at, told) => alone(pool, () => writeBackup(pglite, backups, at, told)),
  scour: () => scour((sql) => alone(pool, () => pglite.exec(sql))),
  listErasure: (of) => listErasure(backups, of, secret.read().now),
  erasuresNeeded: () => erasuresNeeded(backups),
  makeRoom: () => makeRoom(pool, (sql) => alone(pool, () => pglite.exec(sql))),
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
    throw cannotOpen(data, backups);
  }
}

function listenInside(pglite: PGlite, pool: pg.Pool): Listen {
  return async (channel, onNotification, onReconnect) => {
    const unlisten = await alone(pool, () => pglite.listen(channel, onNotification));
    onReconnect();
    return { close: () => alone(pool, () => unlisten()) };
  };
}
