import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HomeError, tenantId } from "../../src/core/index.ts";
import { cannotOpen } from "../../supabase/home/cannot-open.ts";
import { lockFolder } from "../../supabase/home/folder-lock.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";
import { briefly, cleanEnv } from "../kit/clean-env.ts";
import { emptyFolder, freshHome, migratedBackup, migratedFolder } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";

const tenant = tenantId("shop-1");
const noSuchPid = 2 ** 22 + 1;

let dir: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-home-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  rmSync(dir, { recursive: true, force: true });
});

const open = (): Promise<Home> => openHome({ kind: "embedded", dir, tenant });
const fill = (): Promise<void> => migratedFolder(dir);
const openFilled = async (): Promise<Home> => {
  await fill();
  return open();
};
const openRestored = async (): Promise<Home> =>
  openHome({ kind: "embedded", dir, tenant, restoreFrom: await migratedBackup() });

function start(script: string, ...args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(`./processes/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, [...briefly, file, ...args], {
    env: cleanEnv,
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  return child;
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  if (child.stdout === null) return;
  for await (const line of createInterface({ input: child.stdout })) yield line;
}

const firstLine = async (child: ChildProcess): Promise<string> => {
  for await (const line of linesOf(child)) return line;
  throw new Error("the process said nothing");
};

const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
const writeLock = (holder: object): void => writeFileSync(join(dir, "lock"), JSON.stringify(holder));

describe("the embedded home", () => {
  it("keeps what was stored, in a folder that git leaves alone", async () => {
    const home = await openFilled();
    const chat = await createTables(home).store.openConversation({ channel: "telegram", channelChatId: "1" });
    await home.close();
    expect(readFileSync(join(dir, ".gitignore"), "utf8")).toBe("*\n");
    expect(readdirSync(dir).sort()).toEqual([".gitignore", "db", "home-secret"]);
    const again = await open();
    expect(await createTables(again).store.conversation(chat.id)).toEqual(chat);
    await again.close();
  });

  it("is one shop's, and refuses another one before it changes anything", async () => {
    const home = await openFilled();
    await createTables(home).store.setCursor("helpdesk/acme", new Date(0));
    await home.close();
    const second = openHome({ kind: "embedded", dir, tenant: tenantId("shop-2") });
    await expect(second).rejects.toThrow(`is the home of the shop "${tenant}", and this is "shop-2"`);
    await (await open()).close();
  });

  it.skipIf(process.platform === "win32")("is readable by its owner alone, and an older one is closed", async () => {
    const umask = process.umask(0);
    try {
      const home = await openFilled();
      await home.pool.query("create table public.made_later as select 1 as one");
      const file = (await home.backup?.(new Date(0))) ?? "";
      expect(lstatSync(file).mode & 0o777).toBe(0o600);
      await home.close();
      for (const path of [dir, ...pathsIn(dir)]) chmodSync(path, lstatSync(path).isDirectory() ? 0o777 : 0o666);
      const again = await open();
      expect(again.wasOpenToOthers).toBe(true);
      expect([dir, ...pathsIn(dir)].filter((path) => (lstatSync(path).mode & 0o077) !== 0)).toEqual([]);
      await again.close();
      const third = await open();
      expect(third.wasOpenToOthers).toBe(false);
      await third.close();
    } finally {
      process.umask(umask);
    }
  });

  it.runIf(process.getuid?.() === 0)("another user of the machine can neither read nor break it", async () => {
    chmodSync(dir, 0o755);
    const inner = join(dir, "home");
    const control = join(inner, "db", "global", "pg_control");
    await migratedFolder(inner);
    for (const path of [inner, join(inner, "db"), join(inner, "db", "global")]) chmodSync(path, 0o755);
    // As PGlite makes its files.
    chmodSync(control, 0o666);
    await (await openHome({ kind: "embedded", dir: inner, tenant })).close();
    for (const command of [`cat ${control}`, `printf x | dd of=${control} bs=1 conv=notrunc`, `ls ${inner}`]) {
      expect(spawnSync("sh", ["-c", command], { uid: 65_534, gid: 65_534 }).status, command).not.toBe(0);
    }
  });

  it.skipIf(process.platform === "win32")("leaves a folder alone that holds other things, or refuses it", async () => {
    writeFileSync(join(dir, "notes.txt"), "not ours");
    chmodSync(dir, 0o755);
    await fill();
    await (await open()).close();
    expect(lstatSync(dir).mode & 0o777).toBe(0o755);
    expect(lstatSync(join(dir, "db")).mode & 0o777).toBe(0o700);
    chmodSync(dir, 0o777);
    await expect(open()).rejects.toThrow("Choose a folder of its own with --home");
  });

  // One process for both: a start costs a second of a core.
  it("loses nothing it has stored when its process is killed, and is not opened by a second one before", async () => {
    await fill();
    for (const round of inSmall(["first"], ["first", "second", "third"])) {
      const child = start("write-inbounds", dir, round);
      let storedCount = 0;
      for await (const line of linesOf(child)) {
        storedCount = Number(line);
        if (storedCount !== 40) continue;
        await expect(open()).rejects.toThrow(
          `already open by process ${child.pid}: stop it (kill ${child.pid}, or as it was started), or point`,
        );
        child.kill("SIGKILL");
      }
      // Its output ends a moment before the process does.
      if (child.signalCode === null) await once(child, "exit");
      expect(storedCount).toBeGreaterThanOrEqual(40);
      const home = await open();
      const found = await home.pool.query<{ count: number; newest: number }>(
        `select count(*)::int as count, max(split_part(external_id, '/', 2)::int) as newest
         from deskgraph.inbounds where split_part(external_id, '/', 1) = $1`,
        [round],
      );
      await home.close();
      const { count = 0, newest = 0 } = found.rows[0] ?? {};
      expect(count).toBe(newest);
      expect(newest).toBeGreaterThanOrEqual(storedCount);
    }
  });

  it("is not opened twice by one process", async () => {
    const home = await openFilled();
    await expect(open()).rejects.toBeInstanceOf(HomeError);
    await home.close();
    await (await open()).close();
  });

  // In small a command restores one (erased-files.test.ts): it costs four seconds of a core.
  it.each(inSmall([], ["another home"]))("writes a backup that %s can start from", async () => {
    const home = await openFilled();
    const store = createTables(home).store;
    const kept = await store.openConversation({ channel: "telegram", channelChatId: "before" });
    const file = await home.backup?.(new Date("2026-11-20T10:00:00.000Z"));
    const lost = await store.openConversation({ channel: "telegram", channelChatId: "after" });
    await home.close();
    expect(file).toBe(join(dir, "backups", "2026-11-20T100000.000Z.dump.gz"));
    const restored = await openHome({ kind: "embedded", dir: join(dir, "other"), tenant, restoreFrom: file ?? "" });
    const other = createTables(restored).store;
    expect(await other.conversation(kept.id)).toEqual(kept);
    expect(await other.conversation(lost.id)).toBeUndefined();
    await restored.close();
  });

  it("makes no backup of a home in which nothing was ever kept, and says so", async () => {
    // That Postgres makes its own tables first costs three seconds of a core.
    if (inSmall(true, false)) await emptyFolder(dir);
    const home = await open();
    await expect(home.backup?.(new Date(0))).rejects.toThrow(HomeError);
    expect(existsSync(join(dir, "backups"))).toBe(false);
    await home.close();
  });

  it("waits for open transactions before a backup, and keeps the newest three", async () => {
    const home = await openFilled();
    writeFileSync(join(dir, "notes.tar.gz"), "not ours");
    const client = await home.pool.connect();
    await client.query("begin");
    await client.query("insert into deskgraph.customers values ('shop-1', 'u_1', 'telegram', '1')");
    const first = home.backup?.(new Date(0));
    await client.query("rollback");
    client.release();
    await first;
    for (const day of [1, 2, 3]) await home.backup?.(new Date(day * 86_400_000));
    await home.close();
    expect(readdirSync(join(dir, "backups"))).toEqual([2, 3, 4].map((day) => `1970-01-0${day}T000000.000Z.dump.gz`));
  });

  it("does not restore over data, nor from what is no backup", async () => {
    await fill();
    await expect(openRestored()).rejects.toThrow("holds a database already");
    rmSync(join(dir, "db"), { recursive: true });
    const bad = join(dir, "bad.tar.gz");
    const whole = readFileSync(await migratedBackup());
    const head = `deskgraph backup 1 {"version":1,"at":"2026-01-01T00:00:00.000Z"}\n`;
    // What begins as a backup does costs a start of Postgres before it is refused. In small: load-dump.test.ts.
    const begun = inSmall([], [gzipSync(head), gzipSync(`${head}table {}\nend 0\n`)]);
    for (const bytes of ["no", "", gzipSync("no"), whole.subarray(0, whole.length / 2), ...begun]) {
      writeFileSync(bad, bytes);
      await expect(openHome({ kind: "embedded", dir, tenant, restoreFrom: bad })).rejects.toThrow("not a backup");
    }
    expect(existsSync(join(dir, "db"))).toBe(false);
  });

  it("says of a full disk that it is full, and sends nobody to a backup", () => {
    const words = (freeBytes: number): string => cannotOpen("home/db", "home/backups", freeBytes).message;
    expect(words(3_000_000)).toMatch(
      /the disk is full \(3 MB free\)\. Make room and start again; nothing in it is lost\.$/,
    );
    expect(words(30_000_000)).toContain("restore the newest file of home/backups");
  });

  it("says what to do with a folder that is damaged or of another Postgres", async () => {
    await fill();
    writeFileSync(join(dir, "db", "PG_VERSION"), "19\n");
    await expect(open()).rejects.toThrow(/written by Postgres 19, and this Deskgraph reads 18\. Start the Deskgraph/);
    writeFileSync(join(dir, "db", "PG_VERSION"), "18\n");
    writeFileSync(join(dir, "db", "global", "pg_control"), Buffer.alloc(8192, 7));
    const refused = await open().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HomeError);
    expect(refused).toMatchObject({ exitCode: 3, message: expect.stringMatching(/damaged.*restore the newest file/) });
    expect(existsSync(join(dir, "lock"))).toBe(false);
  });

  it("refuses a newer schema and leaves it as it is", async () => {
    const home = await openFilled();
    await home.pool.query(
      "insert into deskgraph.migrations (version, name, checksum) values (9001, '9001_future', 'x')",
    );
    await home.close();
    await expect(open()).rejects.toThrow(/at version 9001 \(9001_future\).*Nothing was changed/);
    expect(existsSync(join(dir, "lock"))).toBe(false);
  });

  it("speaks the version of Postgres it says it does", async () => {
    const { pool } = await freshHome();
    expect((await pool.query("show server_version_num")).rows).toMatchObject([{ server_version_num: /^18/ }]);
  });

  it("goes on after a statement that failed", async () => {
    const { pool } = await freshHome();
    for (const sql of ["select 1/0", "select nonsense", "syntax error"]) {
      await expect(pool.query(sql)).rejects.toThrow();
      expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    }
    await Promise.allSettled(Array.from({ length: 20 }, (_, n) => pool.query(n % 2 === 0 ? "select 1/0" : "select 1")));
    expect((await pool.query("select $1::int as n", [7])).rows).toEqual([{ n: 7 }]);
  });

  it("parses a statement once, and again where its result has changed", async () => {
    const { pool } = await freshHome();
    const parsed = async (): Promise<unknown[]> =>
      (await pool.query("select from pg_prepared_statements where statement like 'select one, $1%'")).rows;
    await pool.query("create table public.changing as select 1 as one");
    const say = (n: number) => pool.query("select one, $1::int as n from public.changing", [n]);
    for (const n of [1, 2, 3]) expect((await say(n)).rows).toEqual([{ one: 1, n }]);
    expect(await parsed()).toHaveLength(1);
    await pool.query("alter table public.changing alter column one type text");
    await expect(say(4)).rejects.toThrow("must not change result type");
    expect((await say(5)).rows).toEqual([{ one: "1", n: 5 }]);
    await expect(pool.query("select one, $1::int / 0 from public.changing", [1])).rejects.toThrow("division by zero");
    await expect(pool.query("select one, $1::int as n from public.nowhere", [1])).rejects.toThrow("does not exist");
    expect((await say(6)).rows).toEqual([{ one: "1", n: 6 }]);
    await pool.query("drop table public.changing");
  });

  it("turns waiting for its own client into an error", async () => {
    const { pool } = await freshHome();
    const client = await pool.connect();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const waiting = expect(pool.query("select 1")).rejects.toThrow("timeout exceeded");
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    await waiting;
    client.release();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("hears notifications, also while a transaction is open", async () => {
    const { pool, listen } = await freshHome();
    const heard: string[] = [];
    const client = await pool.connect();
    await client.query("begin");
    const subscribed = listen?.(
      "deskgraph_test",
      (payload) => heard.push(payload),
      () => heard.push("ready"),
    );
    await client.query("rollback");
    client.release();
    const listening = await subscribed;
    await pool.query("select pg_notify('deskgraph_test', 'one')");
    await pool.query("select 1");
    await listening?.close();
    await pool.query("select pg_notify('deskgraph_test', 'two')");
    expect(heard).toEqual(["ready", "one"]);
  });
});

describe("the lock of a folder", () => {
  const path = (): string => join(dir, "lock");

  it("is taken over from a process that is gone", () => {
    writeLock({ pid: noSuchPid, host: hostname(), token: "a" });
    lockFolder(path()).release();
    expect(existsSync(path())).toBe(false);
  });

  it.runIf(existsSync("/proc/self/stat"))("is taken over when its number now belongs to another process", () => {
    writeLock({ pid: process.pid, startedAt: "another-boot/1", host: hostname(), token: "a" });
    lockFolder(path()).release();
  });

  it.runIf(existsSync("/proc/self/stat"))("is taken over from a zombie", async () => {
    // The shell becomes a program that never asks after the child it inherits.
    const parent = spawn("sh", ["-c", "sh -c 'echo $$' & exec sleep 60"], { stdio: ["ignore", "pipe", "inherit"] });
    children.push(parent);
    const pid = Number(await firstLine(parent));
    const isZombie = (): boolean => readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
    await vi.waitUntil(isZombie, { interval: 20, timeout: 250_000 });
    writeLock({ pid, host: hostname(), token: "a" });
    lockFolder(path()).release();
  });

  it("is left to a process that lives, and to another machine's", () => {
    writeLock({ pid: process.pid, host: hostname(), token: "a" });
    expect(() => lockFolder(path())).toThrow(`already open by process ${process.pid}:`);
    writeLock({ pid: noSuchPid, host: "elsewhere", token: "a" });
    expect(() => lockFolder(path())).toThrow(`by process ${noSuchPid} on elsewhere`);
  });

  it("is not guessed at when it cannot be read", () => {
    writeFileSync(path(), "{");
    expect(() => lockFolder(path())).toThrow("delete the file");
    expect(readFileSync(path(), "utf8")).toBe("{");
  });

  it("says which file to delete after a takeover that was cut off", () => {
    writeLock({ pid: noSuchPid, host: hostname(), token: "a" });
    writeFileSync(`${path()}.takeover`, JSON.stringify({ pid: noSuchPid, host: hostname(), token: "b" }));
    expect(() => lockFolder(path())).toThrow(`delete ${path()}.takeover`);
  });

  it("is released only by who holds it", () => {
    const lock = lockFolder(path());
    writeLock({ pid: process.pid, host: hostname(), token: "another" });
    lock.release();
    expect(existsSync(path())).toBe(true);
  });

  it("goes to one of several processes that find a dead one's", async () => {
    writeLock({ pid: noSuchPid, host: hostname(), token: "a" });
    const many = inSmall(2, 6);
    const said = await Promise.all(Array.from({ length: many }, () => firstLine(start("lock-folder", path()))));
    expect(said.filter((line) => line === "locked")).toHaveLength(1);
    expect(said.filter((line) => line.startsWith("refused: This home is already open"))).toHaveLength(many - 1);
  });
});

describe("a home on a server", () => {
  it("says where it looked when nobody answers, without the password", async () => {
    const url = "postgres://app:hunter2@127.0.0.1:1/shop";
    const refused = await openHome({ kind: "postgres", url, tenant }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(HomeError);
    expect(String(refused)).toMatch(/127\.0\.0\.1:1\/shop.*Check DATABASE_URL/);
    expect(String(refused)).not.toContain("hunter2");
  });
});
