import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { privateFile, privateFolder } from "./private-folder.ts";

/** A small shop's home is a few megabytes packed; three cover "yesterday" and a bad day before it. */
const keptCount = 3;
const backupName = /^\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z\.tar\.gz$/;

/** Writes `<dir>/<time>.tar.gz` and drops all but the newest. The caller sees to it that no transaction is open. */
export async function writeBackup(pglite: PGlite, dir: string, at: Date): Promise<string> {
  mkdirSync(dir, { recursive: true, mode: privateFolder });
  // Colons are not allowed in file names everywhere.
  const file = join(dir, `${at.toISOString().replaceAll(":", "")}.tar.gz`);
  const draft = `${file}.part`;
  const dump = await pglite.dumpDataDir("gzip");
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()), { mode: privateFile });
  renameSync(draft, file);
  for (const old of backupsIn(dir).slice(keptCount)) rmSync(join(dir, old), { force: true });
  return file;
}

/** Newest first. Other files in the folder are not ours and stay. */
const backupsIn = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => backupName.test(name))
    .sort()
    .reverse();
