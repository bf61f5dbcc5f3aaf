import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import type pg from "pg";
import { HomeError, type TenantId } from "../../src/core/index.ts";
import { writeBackup } from "./backups.ts";
import { lockFolder } from "./folder-lock.ts";
import type { Home, Listen } from "./home.ts";
import { OneSessionPool } from "./one-session-pool.ts";
import { closeToOthers, makePrivateHome } from "./private-folder.ts";
import { ReusedStatements } from "./reused-statements.ts";
import { assertSchemaKnown } from "./schema-version.ts";

/** The Postgres inside PGlite 0.5; a folder of another major version cannot be read by it. */
const postgresMajor = "18";
/** Turns "waits for the one client while holding it" from a hang into an error. */
const connectionTimeoutMs = 5_000;
/** PGlite's own default of 128 MB buys nothing at a shop's size and costs 100 MB of memory. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=8MB"];

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
    if (options.restoreFrom !== undefined) await restore(options.restoreFrom, data);
    assertReadable(data);
    const pglite = await start(data, backups);
    try {
      closeToOthers(dir);
      const pool = openPool(pglite, tenant);
      await assertSchemaKnown(pool);
      return {
        kind: "embedded",
        pool,
        tenant,
        wasOpenToOthers,
        listen: listenInside(pglite, pool),
        backup: (at) => alone(pool, () => writeBackup(pglite, backups, at)),
        close: async () => {
          await pool.end();
          await pglite.close();
          lock.release();
        },
      };
    } catch (error) {
      await pglite.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

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

/** Fills a folder beside the real one first, so that a restore that is cut off leaves nothing half done. */
async function restore(archive: string, data: string): Promise<void> {
  if (existsSync(data)) {
    throw new HomeError(`${data} holds a database already. Move it away before restoring ${archive}.`);
  }
  const draft = `${data}.restoring`;
  rmSync(draft, { recursive: true, force: true });
  try {
    const loadDataDir = await unpacked(archive);
    const pglite = await PGlite.create(draft, { startParams, loadDataDir });
    await pglite.close();
  } catch {
    rmSync(draft, { recursive: true, force: true });
    throw new HomeError(`${archive} is not a backup that can be restored. Choose another one.`);
  }
  renameSync(draft, data);
}

/** Unpacked here: PGlite's own unpacking of a half-copied file ends the process instead of being told. */
const unpacked = async (archive: string): Promise<Blob> =>
  new Blob([await promisify(gunzip)(await readFile(archive))], { type: "application/x-tar" });

function openPool(pglite: PGlite, tenant: TenantId): pg.Pool {
  const connected = { ...createPgConfig(pglite), connection: new ReusedStatements({ pglite }) };
  const pool = new OneSessionPool({
    ...connected,
    // Never ended while idle: there is one session, and it costs nothing to keep its client.
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectionTimeoutMs,
    onConnect: (client) =>
      client.query("select set_config('deskgraph.tenant', $1, false)", [tenant]).then(() => undefined),
  });
  pool.on("error", () => undefined);
  return pool;
}

/**
 * Runs `work`, which reaches past the pool, while holding the pool's one client: so no transaction is open beside it.
 */
async function alone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work();
  } finally {
    client.release();
  }
}

function listenInside(pglite: PGlite, pool: pg.Pool): Listen {
  return async (channel, onNotification, onReconnect) => {
    const unlisten = await alone(pool, () => pglite.listen(channel, onNotification));
    onReconnect();
    return { close: () => alone(pool, () => unlisten()) };
  };
}
