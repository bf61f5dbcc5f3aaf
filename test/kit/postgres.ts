import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { snapshotKey } from "./home.ts";
import { makePostgresFolder } from "./postgres-folder.ts";

const smartStopMs = 2_000;
/** The database that has our tables, and nothing in them. */
const migratedName = "migrated";
/** Whose jobs have their tables there: each tenant has its own. */
const shops = ["shop", "shop-1"];

/** A real Postgres server of a test's own, on loopback, in a folder that goes when it stops. */
export interface TestPostgres {
  /** Creates a database owned by `app`, a role without any privilege beyond that, and returns its URL for `app`. */
  createDatabase(name: string): Promise<string>;
  /** The same with our tables in it, and those of the jobs of `shops`: a copy, which costs a fifth of making them. */
  createMigratedDatabase(name: string): Promise<string>;
  url(role: string, database: string): string;
  /**
   * Kills it as a power cut would, all its processes at once, and starts it again; resolves when it takes connections.
   */
  restartHard(): Promise<void>;
  stop(): Promise<void>;
}

/** Roles as Supabase has them, with its generous defaults for "public": what our migrations have to take back. */
const rolesSql = `
  create role app login;
  create role anon nologin;
  create role authenticated nologin;
  create role service_role nologin bypassrls;
  create role authenticator login noinherit;
  grant anon, authenticated, service_role to authenticator;`;
const supabaseDefaultsSql = `
  alter schema public owner to app;
  grant usage on schema public to anon, authenticated, service_role;
  alter default privileges for role app in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges for role app in schema public grant all on functions to anon, authenticated, service_role;
  alter default privileges for role app in schema public grant all on sequences to anon, authenticated, service_role;`;

const binaries = findBinaries();

/** Why there is no Postgres to test against; undefined when there is one. */
export const postgresAbsence: string | undefined =
  binaries === undefined
    ? absence("Postgres", "no initdb and postgres in DESKGRAPH_TEST_PG_BIN, PATH or /usr/lib/postgresql/*/bin")
    : undefined;

/** Says why tests are skipped. Where everything is meant to run (CI, DESKGRAPH_TEST_ALL=1) it is an error instead. */
export function absence(service: string, reason: string): string {
  const message = `${service} is not here: ${reason}.`;
  if ((process.env["CI"] ?? "") !== "" || process.env["DESKGRAPH_TEST_ALL"] === "1") throw new Error(message);
  process.stderr.write(`${message} The tests that need it are skipped.\n`);
  return message;
}

/** `on`: where its folder is made. */
export async function startPostgres(on = tmpdir()): Promise<TestPostgres> {
  if (binaries === undefined) throw new Error(postgresAbsence);
  const dir = mkdtempSync(join(on, "deskgraph-postgres-"));
  const as = unprivileged();
  if (as.uid !== undefined && as.gid !== undefined) chownSync(dir, as.uid, as.gid);
  const port = await freePort();
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${dir}`, "max_connections=200"];
  const program = join(binaries, "postgres");
  const start = async (data: string): Promise<ChildProcess> => {
    const started = spawn(program, ["-D", data, "-p", `${port}`, ...settings.flatMap((setting) => ["-c", setting])], {
      cwd: dir,
      stdio: ["ignore", "ignore", "pipe"],
      ...as,
    });
    await saying(started, /ready to accept connections/);
    return started;
  };
  const url = (role: string, database: string): string => `postgres://${role}@127.0.0.1:${port}/${database}`;
  const createDatabase = async (name: string): Promise<string> => {
    await runSql(url("postgres", "postgres"), `create database ${pg.escapeIdentifier(name)} owner app`);
    await runSql(url("postgres", name), supabaseDefaultsSql);
    return url("app", name);
  };
  const fill = async (data: string): Promise<void> => {
    const filling = await start(data);
    await runSql(url("postgres", "postgres"), rolesSql);
    const migrated = await createDatabase(migratedName);
    for (const shop of shops) {
      const home = await openHome({ kind: "postgres", url: migrated, tenant: tenantId(shop) });
      await migrate(home);
      await home.close();
    }
    const ended = once(filling, "exit");
    filling.kill("SIGINT");
    await ended;
  };
  const contents = [rolesSql, supabaseDefaultsSql, snapshotKey(), ...shops].join("\n");
  const data = await makePostgresFolder(join(binaries, "initdb"), dir, as, { contents, fill });
  let server = await start(data);
  const killOnExit = (): void => void server.kill("SIGQUIT");
  process.once("exit", killOnExit);
  return {
    url,
    createDatabase,
    createMigratedDatabase: async (name) => {
      const copy = `create database ${pg.escapeIdentifier(name)} owner app template ${migratedName}`;
      await runSql(url("postgres", "postgres"), copy);
      return url("app", name);
    },
    restartHard: async () => {
      const ended = once(server, "exit");
      for (const pid of [...childrenOf(server.pid), server.pid]) if (pid !== undefined) killHard(pid);
      await ended;
      // What was killed leaves its mark behind; it names a process that is gone.
      rmSync(join(data, "postmaster.pid"), { force: true });
      server = await start(data);
    },
    stop: async () => {
      const ended = once(server, "exit");
      // "Smart" lets connections that are being closed finish: a pool's end() resolves before its sockets are gone, and
      // cutting one just then is an error nobody listens for. What still hangs after that is cut.
      server.kill("SIGTERM");
      const cut = setTimeout(() => server.kill("SIGINT"), smartStopMs);
      await ended;
      clearTimeout(cut);
      process.off("exit", killOnExit);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** As the kernel knows them (proc(5)): a postmaster's children are its own, and nobody else's. */
function childrenOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return list === "" ? [] : list.split(" ").map(Number);
}

function killHard(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself just now.
  }
}

export async function runSql(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Resolves when the process has written what is waited for; rejects when it ends before. */
export function saying(process: ChildProcess, awaited: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (awaited.test(said)) resolve();
    };
    process.stderr?.on("data", hear);
    process.stdout?.on("data", hear);
    process.once("error", reject);
    process.once("exit", (code) => reject(new Error(`ended with ${code} before it was ready:\n${said}`)));
  });
}

/**
 * Below the system's own range (32768 on Linux), out of which every server and connection of other tests is given its
 * port.
 */
const portsFrom = 15_000;
const portsTo = 32_000;

/** A port that stays free until a process of the test has started on it, which takes seconds. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = portsFrom + Math.floor(Math.random() * (portsTo - portsFrom));
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

function findBinaries(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const candidates = [
    process.env["DESKGRAPH_TEST_PG_BIN"] ?? "",
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...listed(debian)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(debian, version, "bin")),
  ];
  return candidates.find((dir) => dir !== "" && isRunnable(join(dir, "initdb")) && isRunnable(join(dir, "postgres")));
}

function listed(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

export function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Postgres refuses to run as root; Debian's package brings a user for it. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) throw new Error("Postgres cannot run as root: there is no user postgres");
  return { uid: Number(uid), gid: Number(gid) };
}
