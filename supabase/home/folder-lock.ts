import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { HomeError } from "../../src/core/index.ts";

/** The embedded database has no directory lock of its own: two processes on one folder lose each other's rows. */
export interface FolderLock {
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

/** Two tries: one, and one more after a dead holder's lock was cleared away. */
const maxAttempts = 2;

export function lockFolder(path: string): FolderLock {
  mkdirSync(dirname(path), { recursive: true });
  const startedAt = startOf(process.pid);
  const me: Holder = {
    pid: process.pid,
    ...(startedAt === undefined ? {} : { startedAt }),
    host: hostname(),
    token: randomUUID(),
  };
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    if (createExclusively(path, me)) return { release: () => release(path, me) };
    const holder = read(path);
    if (holder === undefined) continue;
    if (isAlive(holder)) throw new HomeError(heldMessage(path, holder));
    clear(path, holder);
  }
  const holder = read(path);
  throw new HomeError(holder === undefined ? `Cannot lock ${path}: try again.` : heldMessage(path, holder));
}

/** link() fails when the name exists, like O_EXCL, and the name never stands for a half-written file. */
function createExclusively(path: string, holder: Holder): boolean {
  const draft = `${path}.${holder.token}`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { flag: "wx" });
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
  const startedAt = startOf(holder.pid);
  return startedAt === undefined || holder.startedAt === undefined || startedAt === holder.startedAt;
}

/** Boot id and start tick of a process (proc(5), field 22 of stat; field 2 may itself hold spaces and brackets). */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const tick = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[22 - 3];
    return tick === undefined ? undefined : `${boot}/${tick}`;
  } catch {
    return undefined;
  }
}

/** Moves the dead holder's lock away. When a live one was caught instead (someone was faster), it is put back. */
function clear(path: string, dead: Holder): void {
  const aside = `${path}.${dead.token}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return;
    throw error;
  }
  try {
    if (read(aside)?.token !== dead.token) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(path: string, me: Holder): void {
  if (read(path)?.token === me.token) rmSync(path, { force: true });
}

const heldMessage = (path: string, holder: Holder): string =>
  holder.host === hostname()
    ? `This home is already open by process ${holder.pid}: stop it, or point DATABASE_URL/--home elsewhere.`
    : `This home is already open by process ${holder.pid} on ${holder.host}: stop it, or point DATABASE_URL/--home ` +
      `elsewhere. If that machine is gone for good, delete ${path}.`;

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
