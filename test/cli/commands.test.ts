import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { briefly, cleanEnv } from "../kit/clean-env.ts";
import { migratedFolder } from "../kit/home.ts";

const bin = fileURLToPath(new URL("../../src/cli/bin.mjs", import.meta.url));
const dirs: string[] = [];
const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-cli-"));
  dirs.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

const run = (
  args: readonly string[],
  of: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [...briefly, bin, ...args], {
    cwd: of.cwd ?? folder(),
    env: { ...cleanEnv, ...of.env },
    input: of.input ?? "",
    encoding: "utf8",
  });

const isPolite = ({ stderr, stdout }: SpawnSyncReturns<string>): void => {
  expect(`${stderr}${stdout}`).not.toMatch(/\n\s+at |node:internal|\.ts:\d+/);
};

describe("the command line", () => {
  // What else can be wrong with a line is tried in this process (help.test.ts): a start costs two seconds of a core.
  it("helps, and says what is wrong with what it does not know", () => {
    expect(run(["help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("deskgraph <command>") });
    const option = run(["chat", "--nonsense"]);
    expect(option).toMatchObject({ status: 2, stderr: expect.stringContaining("--nonsense") });
    isPolite(option);
    expect(run(["chat", "--at", "yesterday"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("ISO time"),
    });
  });

  it("refuses a broken configuration with exit code 2, everything listed, no stack, no value", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "deskgraph.config.ts"), 'export default { currency: "canary", catalogue: "gone.csv" };');
    const refused = run(["chat"], { cwd, env: { PORT: "canary" } });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("PORT");
    expect(refused.stderr).toContain("currency");
    expect(refused.stderr).not.toContain("canary");
    isPolite(refused);
    writeFileSync(join(cwd, "deskgraph.config.ts"), 'export default { catalogue: "gone.csv" };');
    expect(run(["chat"], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("gone.csv: there is no such file"),
    });
    writeFileSync(join(cwd, "deskgraph.config.ts"), "export default {{");
    const broken = run(["chat"], { cwd });
    expect(broken).toMatchObject({ status: 2, stderr: expect.stringContaining("cannot be loaded") });
    isPolite(broken);
  });

  it("refuses a database of a newer version and touches nothing in it", async () => {
    const dir = folder();
    await migratedFolder(dir);
    const home = await openHome({ kind: "embedded", dir, tenant: tenantId("shop") });
    await home.pool.query(
      "insert into deskgraph.migrations (version, name, checksum) select 9999, '9999_future.sql', checksum from deskgraph.migrations limit 1",
    );
    await home.close();
    const refused = run(["chat", "--home", dir], { input: "привіт\n" });
    expect(refused.status).toBe(3);
    expect(refused.stderr).toMatch(/newer/);
    isPolite(refused);
  });

  it("refuses a folder that is no database, and one that cannot be written", () => {
    const file = join(folder(), "file");
    writeFileSync(file, "not a folder");
    const refused = run(["migrate", "--home", file]);
    expect(refused.status).toBe(3);
    isPolite(refused);
  });

  it("migrates once, and says so", () => {
    const dir = folder();
    expect(run(["migrate", "--home", dir])).toMatchObject({ status: 0, stdout: expect.stringContaining("0001") });
    expect(run(["migrate", "--home", dir])).toMatchObject({ status: 0, stdout: "The database is up to date.\n" });
    const backup = run(["backup", "--home", dir]);
    expect(backup).toMatchObject({ status: 0, stdout: expect.stringMatching(/Written to .*\.dump\.gz/) });
    const file = backup.stdout.replace("Written to ", "").trim();
    expect(run(["restore", file, "--home", folder()])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Restored"),
    });
    const refused = run(["restore", file, "--home", dir]);
    expect(refused.status).toBe(3);
    isPolite(refused);
  });

  it("without a terminal serves health, says in two lines what to do, and stops when told", async () => {
    const port = await freePort();
    const metricsPort = await freePort();
    const cwd = folder();
    writeFileSync(join(cwd, "deskgraph.config.ts"), "export default { crm: { salesChannelId: 51 } };");
    const child = spawn(process.execPath, [...briefly, bin, "start", "--home", folder()], {
      env: { ...cleanEnv, PORT: String(port), METRICS_PORT: String(metricsPort) },
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    try {
      let output = "";
      const said = new Promise<void>((resolve) => {
        child.stderr.on("data", (chunk) => {
          output += String(chunk);
          if (output.split("\n").length > 3) resolve();
        });
      });
      await said;
      expect(output).toContain("npm run chat");
      expect(output).toContain("TELEGRAM_BOT_TOKEN");
      // A setting that was moved works on, and is named.
      expect(output).toContain("crm.salesChannelId is vendors.sitniks.salesChannelId now");
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
      const other = folder();
      await migratedFolder(other);
      const second = run(["start", "--home", other], { env: { PORT: String(port) } });
      expect(second).toMatchObject({ status: 3, stderr: expect.stringContaining(`Port ${port}`) });
      expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
      const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      expect(await metrics.text()).toContain("deskgraph_http_requests_total");
      const third = run(["start", "--home", folder()], {
        env: { PORT: String(await freePort()), METRICS_PORT: String(metricsPort) },
      });
      expect(third).toMatchObject({ status: 3, stderr: expect.stringContaining("set METRICS_PORT") });
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      expect(code).toBe(0);
    } finally {
      child.kill("SIGKILL");
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
