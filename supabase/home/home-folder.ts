import { lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { HomeError, WrongHome } from "../../src/core/index.ts";

/** Linux takes paths of 4,095 bytes; the longest file that Postgres makes in a home is some hundred below it. */
const maxPathBytes = 3_800;

/** Makes the folder of a home with those above it, and refuses one that is another user's. */
export function makeHomeFolder(dir: string, mode: number): void {
  if (Buffer.byteLength(dir) > maxPathBytes) {
    throw new WrongHome(`The path of the home is longer than ${maxPathBytes} bytes. Choose a shorter one with --home.`);
  }
  try {
    makeFolder(dir, mode);
  } catch (error) {
    throw new WrongHome(`No home can be made at ${dir}: ${whyNot(error)}. Choose another folder with --home.`);
  }
  assertOwn(dir);
}

/** Not with `recursive`: for a folder below /proc that never ends (Node 24.21.0, November 2026). */
function makeFolder(dir: string, mode: number): void {
  try {
    mkdirSync(dir, { mode });
  } catch (error) {
    const code = codeOf(error);
    const isThere = code === "EEXIST" || code === "EISDIR";
    if (isThere && statSync(dir).isDirectory()) return;
    if (code !== "ENOENT" || dirname(dir) === dir) throw error;
    makeFolder(dirname(dir), mode);
    mkdirSync(dir, { mode });
  }
}

function whyNot(error: unknown): string {
  switch (codeOf(error)) {
    case "EEXIST":
    case "ENOTDIR":
      return "a file is in its place";
    case "EACCES":
    case "EPERM":
      return "this user may not write there";
    case "EROFS":
      return "this file system is read-only";
    case "ENAMETOOLONG":
      return "the name is too long";
    case "ENOENT":
      return "this file system takes no folders there";
    case "ENOSPC":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : "unknown error";
  }
}

/**
 * Root may write everywhere, and what root makes in another user's home its owner cannot open any more. A home whose
 * data are root's already stays one, whosever the folder is: so it is where a container runs as root.
 */
function assertOwn(dir: string): void {
  const me = process.getuid?.();
  if (me !== 0) return;
  const owner = ownerOf(join(dir, "db")) ?? lstatSync(realpathSync(dir)).uid;
  if (owner === me) return;
  throw new HomeError(
    `${dir} belongs to another user (${owner}), and what root writes there its owner could not open any more. Run this ` +
      `as that user (sudo -u '#${owner}' …), or give the folder to root (chown -R root ${dir}).`,
  );
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
