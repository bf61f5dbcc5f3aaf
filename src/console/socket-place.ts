import { closeSync, constants, lstatSync, openSync, type Stats } from "node:fs";
import { join } from "node:path";
import { HomeError } from "../core/index.ts";

/** In the home, so that whoever may open the home may ask the product that runs there, and nobody else. */
const nameInHome = "socket";
/** unix(7): an address holds 108 bytes with its end on Linux, 104 on macOS and the BSDs. */
const maxPathBytes = process.platform === "linux" ? 107 : 103;

/** The name of a home's socket, as `listen` and `connect` take it. */
interface SocketName {
  readonly name: string;
  /** The name is good until this is called. */
  free(): void;
}

export const socketIn = (home: string): string => join(home, nameInHome);

/**
 * A path that is too long for an address is named through the open folder: "/proc/self/fd/20/socket" is short, and
 * leads to the same file. Linux alone has this.
 */
export function socketName(home: string): SocketName {
  const path = socketIn(home);
  if (Buffer.byteLength(path) <= maxPathBytes) return { name: path, free: () => undefined };
  if (process.platform !== "linux") {
    throw new HomeError(
      `${path} is longer than the ${maxPathBytes} bytes that a socket's address may have: choose a shorter --home.`,
    );
  }
  const folder = openSync(home, constants.O_RDONLY | constants.O_DIRECTORY);
  return { name: `/proc/self/fd/${folder}/${nameInHome}`, free: () => closeSync(folder) };
}

/** Whether there is a socket. One that another user has put there is refused: it would be told what is ours. */
export function hasOwnSocket(home: string): boolean {
  const path = socketIn(home);
  const found = statOf(path);
  if (found === undefined) return false;
  if (!found.isSocket()) throw new HomeError(`${path} is no socket. Deskgraph did not write it: delete it.`);
  const me = process.getuid?.();
  // Root may ask the product of the user whose home it is.
  const owner = me === 0 ? statOf(home)?.uid : me;
  if (found.uid === owner) return true;
  throw new HomeError(
    `${path} belongs to another user (${found.uid}), and nothing was sent to it. Run this as the user that runs Deskgraph.`,
  );
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // Whether a home can be there, its opening says.
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return undefined;
    if (code === "EACCES") {
      throw new HomeError(`${path} belongs to another user. Run this as the user that runs Deskgraph.`);
    }
    throw error;
  }
}
