import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { absence, freePort, isRunnable, saying, unprivileged } from "./postgres.ts";

/** PgBouncer in transaction mode: what Supabase's port 6543 and most providers' poolers do. */
export interface TestPooler {
  /** The same database by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

// Debian keeps it among the administrator's programs, which are not in everybody's PATH.
const program = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"]
  .map((dir) => join(dir, "pgbouncer"))
  .find(isRunnable);

/** Why there is no pooler to test against; undefined when there is one. */
export const poolerAbsence: string | undefined =
  program === undefined ? absence("PgBouncer", "no pgbouncer in PATH or /usr/sbin") : undefined;

/** In front of a server: all its clients of one role and database share `connections` to it. */
export async function startPooler(of: {
  readonly server: URL;
  readonly roles: readonly string[];
  readonly connections: number;
}): Promise<TestPooler> {
  if (program === undefined) throw new Error(poolerAbsence);
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-pooler-"));
  const as = unprivileged();
  const port = await freePort();
  const users = join(dir, "users.txt");
  const settings = join(dir, "pgbouncer.ini");
  writeFileSync(users, of.roles.map((role) => `"${role}" ""\n`).join(""));
  writeFileSync(
    settings,
    `[databases]
* = host=${of.server.hostname} port=${of.server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${users}
pool_mode = transaction
default_pool_size = ${of.connections}
max_client_conn = 200
`,
  );
  if (as.uid !== undefined && as.gid !== undefined) {
    for (const path of [dir, users, settings]) chownSync(path, as.uid, as.gid);
  }
  const started = spawn(program, [settings], { cwd: dir, stdio: ["ignore", "ignore", "pipe"], ...as });
  await saying(started, /process up/);
  const killOnExit = (): void => void started.kill("SIGKILL");
  process.once("exit", killOnExit);
  return {
    through: (url) => {
      const pooled = new URL(url);
      pooled.port = `${port}`;
      return pooled.href;
    },
    stop: async () => {
      const ended = once(started, "exit");
      started.kill("SIGTERM");
      await ended;
      process.off("exit", killOnExit);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
