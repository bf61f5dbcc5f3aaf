import { chmodSync, type Dirent, existsSync, lstatSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DiskFull, HomeError, WrongHome } from "../../src/core/index.ts";
import { makeHomeFolder } from "./home-folder.ts";
import { isDiskFull } from "./home-trouble.ts";

/** What belongs to group and to everybody in a mode. */
const forOthers = 0o077;
const writableByOthers = 0o022;
export const privateFolder = 0o700;
export const privateFile = 0o600;

/** What Deskgraph puts into a home. */
const ours = /^(?:db|db\.restoring|backups|lock|socket|lock\..+|home-secret|home-secret\.part|\.gitignore)$/;

/** Makes the home, readable by its owner alone; answers whether others could read the one that was there. */
export function makePrivateHome(dir: string): boolean {
  makeHomeFolder(dir, privateFolder);
  try {
    writeFileSync(join(dir, ".gitignore"), "*\n", { mode: privateFile });
  } catch (error) {
    if (isDiskFull(error)) throw new DiskFull();
    throw new WrongHome(`Cannot write to ${dir}: ${reasonOf(error)}. Choose another folder with --home.`);
  }
  if (process.platform === "win32") return false;
  const folder = realpathSync(dir);
  if (readdirSync(folder).every((name) => ours.test(name))) return closed(folder, dir);
  if ((lstatSync(folder).mode & writableByOthers) !== 0) {
    // Other things lie there too, perhaps other people's: so the folder itself is not ours to close.
    throw new HomeError(
      `Other users of this machine may write to ${dir}, and things lie in it that are not Deskgraph's. ` +
        "Choose a folder of its own with --home.",
    );
  }
  return entriesIn(dir).filter((path) => closed(path, dir)).length > 0;
}

/**
 * Closes every file and folder of the home to other users. PGlite makes its files with the mode 0666, whatever the
 * umask is (seen with 0.5, November 2026).
 */
export function closeToOthers(dir: string): void {
  if (process.platform === "win32") return;
  for (const path of entriesIn(dir)) {
    closed(path, dir);
    if (!lstatSync(path).isDirectory()) continue;
    const below = readdirSync(path, { withFileTypes: true, recursive: true }).filter(isNoLink);
    for (const entry of below) closed(join(entry.parentPath, entry.name), dir);
  }
}

/** What of the folder is ours; "db" may be a link to another disk. */
const entriesIn = (dir: string): readonly string[] =>
  readdirSync(dir)
    .filter((name) => ours.test(name))
    .map((name) => realpathSync(join(dir, name)));

/** What a link leads to may be anybody's. */
const isNoLink = (entry: Dirent): boolean => !entry.isSymbolicLink();

/** Whether users of this machine besides its owner can read or write it; false where nothing is there. */
export const isOpenToOthers = (path: string): boolean =>
  process.platform !== "win32" && existsSync(path) && (lstatSync(path).mode & forOthers) !== 0;

/** Whether it was open to others. */
function closed(path: string, home: string): boolean {
  try {
    const { mode } = lstatSync(path);
    if ((mode & forOthers) === 0) return false;
    chmodSync(path, mode & ~forOthers & 0o7777);
    // Some file systems say yes and change nothing.
    if ((lstatSync(path).mode & forOthers) === 0) return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw new HomeError(`${openToOthers(path)}: ${reasonOf(error)}. ${remedy(home)}`);
  }
  throw new HomeError(`${openToOthers(path)}: this file system keeps no rights. ${remedy(home)}`);
}

const openToOthers = (path: string): string =>
  `Other users of this machine can open ${path}, and that cannot be changed`;

const remedy = (home: string): string =>
  `Run "chmod -R go-rwx ${home}" as the user that owns it, or choose another folder with --home.`;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown error");
