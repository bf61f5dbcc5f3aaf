import { execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { type TenantId, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { migrationFiles } from "../../supabase/home/migration-files.ts";
import { startParams } from "../../supabase/home/pglite-pool.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cache = join(root, "node_modules", ".cache", "deskgraph");

let shared: Promise<Home> | undefined;

/**
 * A migrated home under a tenant that nobody else has. Tests of one file share the database, because the first start of
 * an embedded Postgres takes seconds; the tenant keeps them apart. Closing it is not needed.
 */
export async function freshHome(): Promise<Home> {
  shared ??= openInMemory();
  const home = await shared;
  return { ...home, tenant: tenantId(`test-${randomUUID()}`), close: async () => undefined };
}

/** It answers a tenth faster than one in a folder, and costs a second of a core more to open. */
async function openInMemory(): Promise<Home> {
  return openHome({ kind: "memory", tenant: tenantId("test"), from: await openAsBlob(await migratedBackup()) });
}

/** A migrated home that is the caller's alone, in a folder that goes when it is closed. */
export async function openMigratedHome(): Promise<Home> {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-own-"));
  await migratedFolder(dir);
  const home = await openHome({ kind: "embedded", dir, tenant: tenantId("test") });
  const close = async (): Promise<void> => {
    await home.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { ...home, close };
}

/**
 * A migrated home in a folder, for what opens it itself. It is copied from one that is unpacked already: that costs a
 * tenth of a second, and to restore a backup costs a start of Postgres.
 */
export async function migratedFolder(dir: string): Promise<void> {
  const unpacked = join(cache, `folder-${snapshotKey()}-lean`);
  if (!existsSync(unpacked)) {
    const draft = `${unpacked}.${randomUUID()}`;
    const restoreFrom = await migratedBackup();
    await (await openHome({ kind: "embedded", dir: draft, tenant: tenantId("test"), restoreFrom })).close();
    dropTemplates(draft);
    takePlace(draft, unpacked);
  }
  copyFolder(unpacked, dir);
}

/**
 * The two databases that Postgres copies new ones from (template1 is 1, template0 is 4): half of a home's files, and a
 * home makes no database.
 */
function dropTemplates(dir: string): void {
  for (const template of ["1", "4"]) rmSync(join(dir, "db", "base", template), { recursive: true, force: true });
}

function takePlace(draft: string, place: string): void {
  try {
    renameSync(draft, place);
  } catch {
    // Another worker was first, and its folder is as good.
    rmSync(draft, { recursive: true });
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  // Six hundred files: Node's own copying takes three times as long (November 2026).
  execFileSync("cp", ["-R", `${from}/.`, to]);
}

/** In memory, and Postgres has made its own tables and we none: to make those costs four seconds of a core. */
export async function openEmptyHome(tenant: TenantId): Promise<Home> {
  const backup = await keptBackup(`empty-${emptyKey()}`, emptyFolder);
  return openHome({ kind: "memory", tenant, from: await openAsBlob(backup) });
}

/** The same in a folder. */
export async function emptyFolder(dir: string): Promise<void> {
  const made = join(cache, `empty-${emptyKey()}-lean`);
  if (!existsSync(made)) {
    const draft = `${made}.${randomUUID()}`;
    mkdirSync(draft, { recursive: true });
    await (await PGlite.create(join(draft, "db"), { startParams })).close();
    dropTemplates(draft);
    takePlace(draft, made);
  }
  copyFolder(made, dir);
}

/**
 * A backup of an empty migrated home, as earlier versions wrote them (a copy of the files), made once per version of
 * what makes it: loading it takes a tenth of making it.
 */
export function migratedBackup(): Promise<string> {
  return keptBackup(`home-${snapshotKey()}`, async (dir) => {
    await emptyFolder(dir);
    const home = await openHome({ kind: "embedded", dir, tenant: tenantId("test") });
    await migrate(home);
    await home.close();
  });
}

/** The backup of that name; of a folder that is filled for it, where there is none yet. */
async function keptBackup(name: string, fill: (dir: string) => Promise<void>): Promise<string> {
  const file = join(cache, `${name}.tar.gz`);
  if (existsSync(file)) return file;
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-snapshot-"));
  try {
    await fill(dir);
    const pglite = await PGlite.create(join(dir, "db"));
    const copy = await pglite.dumpDataDir("gzip");
    await pglite.close();
    mkdirSync(cache, { recursive: true });
    const draft = `${file}.${randomUUID()}`;
    // Several workers may make it at once. The first one's stays: another file under its name cannot be read by who has
    // opened the first.
    writeFileSync(draft, Buffer.from(await copy.arrayBuffer()));
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    }
    rmSync(draft);
    return file;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const packagesLock = (): Buffer => readFileSync(join(root, "package-lock.json"));

const emptyKey = (): string => createHash("sha256").update(packagesLock()).digest("hex").slice(0, 16);

/** Names what an empty migrated home is made of. */
export function snapshotKey(): string {
  const hash = createHash("sha256");
  for (const { checksum } of migrationFiles()) hash.update(checksum);
  hash.update(readFileSync(join(root, "supabase/home/migrate.ts"))).update(packagesLock());
  return hash.digest("hex").slice(0, 16);
}
