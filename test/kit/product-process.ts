import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CrashPoint } from "../../src/core/index.ts";
import { exampleToken, type FakeTelegram } from "../fakes/telegram.ts";
import { briefly, cleanEnv } from "./clean-env.ts";
import { migratedFolder } from "./home.ts";
import { inSmall } from "./in-small.ts";
import { freePort } from "./postgres.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));
const dying = new URL("./die-at.ts", import.meta.url).href;

/** The product as a shop runs it: `deskgraph start` in a process and a folder of its own, in Telegram. */
export interface ProductProcess {
  readonly port: number;
  /** Its embedded home. */
  readonly home: string;
  /** Of its newest life. */
  readonly pid: () => number | undefined;
  /** Everything it printed, over all its lives. */
  readonly said: () => string;
  /** Resolves when it answers in Telegram. */
  start(env?: Record<string, string>, dieAt?: CrashPoint): Promise<void>;
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Resolves when it ended by itself. */
  readonly ended: () => Promise<unknown>;
  remove(): Promise<void>;
}

export async function productProcess(telegram: FakeTelegram): Promise<ProductProcess> {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-telegram-"));
  const port = await freePort();
  let child: ChildProcess | undefined;
  let end: Promise<unknown> | undefined;
  let said = "";
  const home = join(dir, "home");
  await migratedFolder(home);

  return {
    port,
    home,
    pid: () => child?.pid,
    said: () => said,
    start: async (env = {}, dieAt) => {
      const from = said.length;
      const armed = dieAt === undefined ? [] : ["--import", dying];
      const where = env["DATABASE_URL"] === undefined ? ["--home", home] : [];
      const started = spawn(process.execPath, [...inSmall(briefly, []), ...armed, bin, "start", ...where], {
        cwd: dir,
        env: {
          ...cleanEnv,
          PORT: `${port}`,
          TELEGRAM_BOT_TOKEN: exampleToken,
          TELEGRAM_API_ROOT: telegram.apiRoot,
          ...(dieAt === undefined ? {} : { DESKGRAPH_TEST_DIE_AT: dieAt }),
          ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
      });
      child = started;
      end = once(started, "exit");
      await new Promise<void>((resolve, reject) => {
        for (const pipe of [started.stdout, started.stderr]) {
          pipe.on("data", (chunk) => {
            said += String(chunk);
            if (said.slice(from).includes("answers, by")) resolve();
          });
        }
        started.once("exit", () => reject(new Error(`ended: ${said.slice(from)}`)));
      });
    },
    ended: () => end ?? Promise.resolve(),
    kill: async () => {
      child?.kill("SIGKILL");
      await end;
    },
    stop: async () => {
      child?.kill("SIGTERM");
      await end;
      return child?.exitCode ?? null;
    },
    remove: async () => {
      child?.kill("SIGKILL");
      await end;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
