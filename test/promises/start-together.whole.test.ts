import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrationFiles } from "../../supabase/home/migration-files.ts";
import { cleanEnv } from "../kit/clean-env.ts";
import { freePort, postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));
const processCount = 10;
/** Just below the limit of a test: what they said tells more than a timeout does. */
const patienceMs = 280_000;

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
  readonly said: () => string;
}

/** In small: migrate.test.ts lets many at once through; commands.test.ts starts one and stops it. */
describe.skipIf(postgresAbsence !== undefined)(`${processCount} processes on an empty database`, () => {
  let server: TestPostgres;
  const all: Started[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    for (const { child } of all) child.kill("SIGKILL");
    await server.stop();
  });

  it("start at once, are all up, migrate once, and stop cleanly when told", async () => {
    const url = await server.createDatabase("together");
    for (let n = 0; n < processCount; n += 1) {
      const port = await freePort();
      const child = spawn(process.execPath, [bin, "start"], {
        cwd: tmpdir(),
        env: { ...cleanEnv, DATABASE_URL: url, PORT: `${port}`, DESKGRAPH_LOG: "warn" },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      child.stdout.on("data", (chunk) => {
        said += String(chunk);
      });
      child.stderr.on("data", (chunk) => {
        said += String(chunk);
      });
      all.push({ child, port, said: () => said });
    }
    await Promise.all(
      all.map(async ({ child, port, said }) => {
        const deadline = AbortSignal.timeout(patienceMs);
        while (!(await isReady(port))) {
          if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said()}`);
          if (deadline.aborted) throw new Error(`not ready after ${patienceMs} ms: ${said()}`);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }),
    );
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("set deskgraph.tenant = 'shop'");
    const { rows } = await client.query("select version::int as version from deskgraph.migrations order by version");
    expect(rows).toEqual(migrationFiles().map(({ version }) => ({ version })));
    await client.end();
    for (const { said } of all) expect(said()).not.toMatch(/"level":"(warn|error)"|unexpected error/);
    const exits = await Promise.all(
      all.map(async ({ child }) => {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        return (await ended)[0] as number;
      }),
    );
    expect(exits).toEqual(Array(processCount).fill(0));
  });
});

async function isReady(port: number): Promise<boolean> {
  try {
    // With a deadline: whoever took the port in between may never answer.
    const signal = AbortSignal.timeout(60_000);
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal })).status === 200;
  } catch {
    return false;
  }
}
