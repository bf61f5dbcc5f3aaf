import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { HomeError, type Progress } from "../../src/core/index.ts";
import { writeDump } from "./dump.ts";
import { privateFolder } from "./private-folder.ts";

/** A small shop's home is a few megabytes packed; three cover "yesterday" and a bad day before it. */
const keptCount = 3;
/** Those of earlier versions are copies of the database's files. */
const backupName = /^\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z\.(?:dump|tar)\.gz$/;

/** Writes `<dir>/<time>.dump.gz` and drops all but the newest. The caller sees to it that no transaction is open. */
export async function writeBackup(pglite: PGlite, dir: string, at: Date, told?: Progress): Promise<string> {
  const { rows } = await pglite.query("select where to_regclass('deskgraph.migrations') is not null");
  if (rows.length === 0) {
    throw new HomeError(`The home of ${dir} is empty, so there is nothing to back up. Name the right one with --home.`);
  }
  mkdirSync(dir, { recursive: true, mode: privateFolder });
  // Colons are not allowed in file names everywhere.
  const file = join(dir, `${at.toISOString().replaceAll(":", "")}.dump.gz`);
  const draft = `${file}.part`;
  await writeDump(pglite, draft, at, told);
  renameSync(draft, file);
  for (const old of backupsIn(dir).slice(keptCount)) rmSync(join(dir, old), { force: true });
  return file;
}

/** Newest first. Other files in the folder are not ours and stay. */
export const backupsIn = (dir: string): string[] =>
  (existsSync(dir) ? readdirSync(dir) : [])
    .filter((name) => backupName.test(name))
    .sort()
    .reverse();
