import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { HomeError, HomeHeld } from "../../src/core/index.ts";

/** The embedded database has no directory lock of its own: two processes on one folder lose each other's rows. */
interface FolderLock {
  release(): void;
}

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** Tells this process from a later one under the same number; absent where the system does not say. */
  startedAt: z.string().optional(),
  host: z.string(),
  token: z.string(),
});
type Holder = z.output<typeof holderSchema>;

/** A takeover is a handful of file operations; half a second is ample for that of another process. */
const maxAttempts = 50;
const pauseMs = 10;

export function lockFolder(path: string): FolderLock {
  mkdirSync(dirname(path), { recursive: true });
  const startedAt = lookUp(process.pid)?.startedAt;
  const me: Holder = {
    pid: process.pid,
    ...(startedAt === undefined ? {} : { startedAt }),
    host: hostname(),
    token: randomUUID(),
  };
  const lock = { release: () => release(path, me) };
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    if (createExclusively(path, me)) return lock;
    const holder = read(path);
    if (holder !== undefined) {
      if (isAlive(holder)) throw heldBy(path, holder);
      if (takeOver(path, holder, me)) return lock;
    }
    pause();
  }
  throw new HomeError(
    `${path} is just being taken over by another process. If there is none, delete ${guardOf(path)} and start again.`,
  );
}

/** Nothing else can be done before the home is open, so this waits without giving way. */
const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
};

/** link() fails when the name exists, like O_EXCL, and the name never stands for a half-written file. */
function createExclusively(path: string, holder: Holder): boolean {
  const draft = `${path}.${holder.token}`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { flag: "wx", mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
  const parsed = holderSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new HomeError(
    `${path} is not a lock that Deskgraph wrote. Make sure that no other process uses this folder, then delete the file.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  // Another machine's processes cannot be seen from here, and a wrong guess costs data.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  const seen = lookUp(holder.pid);
  if (seen === undefined) return true;
  // A zombie answers to signals until its parent looks, which in a container without an init is never.
  if (seen.state === "Z" || seen.state === "X") return false;
  return holder.startedAt === undefined || seen.startedAt === holder.startedAt;
}

/** What proc(5) says of a process: state and start tick are fields 3 and 22 of stat. The tick counts from the boot. */
function lookUp(pid: number): { readonly state: string; readonly startedAt: string } | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Field 2 is the name in brackets, which may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, tick] = [fields[0], fields[22 - 3]];
    return state === undefined || tick === undefined ? undefined : { state, startedAt: `${boot}/${tick}` };
  } catch {
    return undefined;
  }
}

/**
 * Replaces the lock of a process that is gone. One at a time, under a lock of its own: otherwise a second one that
 * still has the dead holder in mind would remove the first one's new lock.
 */
function takeOver(path: string, dead: Holder, me: Holder): boolean {
  const guard = guardOf(path);
  if (!createExclusively(guard, me)) return false;
  try {
    if (read(path)?.token !== dead.token) return false;
    rmSync(path);
    return createExclusively(path, me);
  } finally {
    rmSync(guard, { force: true });
  }
}

const guardOf = (path: string): string => `${path}.takeover`;

function release(path: string, me: Holder): void {
  if (read(path)?.token === me.token) rmSync(path, { force: true });
}

const heldBy = (path: string, holder: Holder): HomeError =>
  holder.host === hostname()
    ? new HomeHeld(holder.pid)
    : new HomeError(
        `This home is already open by process ${holder.pid} on ${holder.host}: stop it, or point DATABASE_URL/--home ` +
          `elsewhere. If that machine is gone for good, delete ${path}.`,
      );

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
