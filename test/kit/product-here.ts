import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { type Host, startIn } from "../../src/cli/start.ts";
import { exampleToken, type FakeTelegram } from "../fakes/telegram.ts";
import { cleanEnv } from "./clean-env.ts";
import { migratedFolder } from "./home.ts";
import { freePort } from "./postgres.ts";
import type { ProductProcess } from "./product-process.ts";

/** The product as a shop runs it, in the process of the test: a process of its own costs two seconds of a core. */
export type ProductHere = Pick<ProductProcess, "port" | "said" | "stop" | "remove"> & {
  /** Resolves when it answers in Telegram. */
  start(env?: Record<string, string>): Promise<void>;
};

export async function productHere(telegram: FakeTelegram): Promise<ProductHere> {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-here-"));
  const port = await freePort();
  let said = "";
  let status: Promise<number> | undefined;
  let stop = (): void => undefined;
  await migratedFolder(join(dir, "home"));

  const end = async (): Promise<number | null> => {
    stop();
    return (await status) ?? null;
  };
  return {
    port,
    said: () => said,
    start: async (env = {}) => {
      const up = Promise.withResolvers<void>();
      const hear = (text: string): void => {
        said += text;
        if (said.includes("answers, by")) up.resolve();
      };
      const told = Promise.withResolvers<void>();
      stop = told.resolve;
      const host: Host = { writeLog: hear, stopAsked: () => told.promise, onEnding: () => undefined };
      const where = env["DATABASE_URL"] === undefined ? ["--home", join(dir, "home")] : [];
      const usual = startIn(host);
      const back = become({
        cwd: dir,
        hear,
        env: {
          ...cleanEnv,
          PORT: `${port}`,
          TELEGRAM_BOT_TOKEN: exampleToken,
          TELEGRAM_API_ROOT: telegram.apiRoot,
          ...env,
        },
      });
      status = runCommandLine({ commands: [usual], usual }, ["start", ...where]).finally(back);
      status.then(() => up.reject(new Error(`ended: ${said}`)), up.reject);
      await up.promise;
    },
    stop: end,
    remove: async () => {
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Makes this process what the product would find; answers what makes it as it was. */
function become(of: {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly hear: (text: string) => void;
}): () => void {
  const { env, cwd } = process;
  // By hand: what is spied on is put back after every test, and the product may live longer.
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) {
    stream.write = (text: string | Uint8Array) => {
      of.hear(String(text));
      return true;
    };
  }
  process.env = of.env;
  process.cwd = () => of.cwd;
  return () => {
    process.env = env;
    process.cwd = cwd;
    for (const { stream, write } of streams) stream.write = write;
  };
}
