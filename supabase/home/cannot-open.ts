import { existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { HomeError } from "../../src/core/index.ts";

/** Postgres writes its log in files of 16 MB. */
const neededBytes = 20_000_000;

/**
 * What PGlite throws when it cannot open a folder ("Aborted()", an errno without words) says nothing to the person who
 * has to act. On a full disk nothing is damaged, and nothing is to be moved away.
 */
export function cannotOpen(data: string, backups: string, freeBytes = freeBytesAt(data)): HomeError {
  if (freeBytes < neededBytes) {
    const free = `${Math.floor(freeBytes / 1e6)} MB`;
    return new HomeError(
      `The database in ${data} cannot be opened: the disk is full (${free} free). ` +
        "Make room and start again; nothing in it is lost.",
    );
  }
  return new HomeError(
    `The database in ${data} cannot be opened: it is damaged or not readable. Move that folder away and restore the ` +
      `newest file of ${backups}, or start with an empty home.`,
  );
}

function freeBytesAt(path: string): number {
  const { bavail, bsize } = statfsSync(existsSync(path) ? path : dirname(path));
  return bavail * bsize;
}
