import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { listen } from "../../src/cli/listen.ts";
import { tenantId } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { briefly, cleanEnv } from "../kit/clean-env.ts";
import { commandHere, type Ended } from "../kit/command-here.ts";
import { emptyFolder, migratedFolder } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { freePort } from "../kit/postgres.ts";
import { memoryOf } from "../kit/process-memory.ts";

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
  of: { cwd?: string; env?: Record<string, string> } = {},
): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [...briefly, bin, ...args], {
    cwd: of.cwd ?? folder(),
    env: { ...cleanEnv, ...of.env },
    input: "",
    encoding: "utf8",
  });

const inProcess: typeof here = async (args, of) => {
  const { status, stdout, stderr } = run(args, of);
  return { status: status ?? -1, stdout, stderr };
};

/** What is no start of the product is tried in this process: one of its own costs two seconds of a core. */
const here = (args: readonly string[], of: { cwd?: string; env?: Record<string, string> } = {}): Promise<Ended> =>
  commandHere(args, { cwd: folder(), ...of });

const isPolite = ({ stderr, stdout }: Pick<Ended, "stderr" | "stdout">): void => {
  expect(`${stderr}${stdout}`).not.toMatch(/\n\s+at |node:internal|\.ts:\d+/);
};

/** A folder with this in `deskgraph.config.ts`. */
const withConfig = (text: string): { readonly cwd: string } => {
  const cwd = folder();
  writeFileSync(join(cwd, "deskgraph.config.ts"), text);
  return { cwd };
};

describe("the command line", () => {
  // What else can be wrong with a line: help.test.ts.
  it("helps, and says what is wrong with what it does not know", async () => {
    expect(await here(["help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("deskgraph <command>") });
    expect(await here(["chat", "--at", "yesterday"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("ISO time"),
    });
  });

  it("refuses a broken configuration with exit code 2, everything listed, no stack, no value", async () => {
    const wrong = withConfig('export default { currency: "canary", catalogue: "gone.csv" };');
    // That a process ends with what a command answers: a start, below.
    const refused = await inSmall<typeof here>(here, inProcess)(["chat"], { ...wrong, env: { PORT: "canary" } });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("PORT");
    expect(refused.stderr).toContain("currency");
    expect(refused.stderr).not.toContain("canary");
    isPolite(refused);
    expect(await here(["chat"], withConfig('export default { catalogue: "gone.csv" };'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("gone.csv: there is no such file"),
    });
    const broken = await here(["chat"], withConfig("export default {{"));
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
    for (const command of ["chat", "migrate"]) {
      const refused = await here([command, "--home", dir]);
      expect(refused.status).toBe(3);
      expect(refused.stderr).toMatch(/newer/);
      isPolite(refused);
    }
  });

  it("refuses a folder that is no database, and one that cannot be written", async () => {
    const file = join(folder(), "file");
    writeFileSync(file, "not a folder");
    const refused = await here(["migrate", "--home", file]);
    expect(refused.status).toBe(2);
    isPolite(refused);
  });

  it("looks at chats while the file of goods is broken, and starts nothing with it", async () => {
    const dir = folder();
    writeFileSync(join(dir, "goods.csv"), "Назва;Ціна\nЧашка; біла;190\n");
    writeFileSync(join(dir, "deskgraph.config.ts"), 'export default { catalogue: "goods.csv" };');
    const home = join(dir, "home");
    await emptyFolder(home);
    expect(await here(["chats", "--home", home], { cwd: dir })).toMatchObject({ status: 0, stdout: "No chats.\n" });
    const refused = await here(["probe", "--home", home], { cwd: dir });
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining("line 2 has more values") });
  });

  it("migrates once, and says so", async () => {
    const dir = folder();
    // That Postgres makes its own tables first costs four seconds of a core.
    if (inSmall(true, false)) await emptyFolder(dir);
    expect(await here(["migrate", "--home", dir])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("0001"),
    });
    expect(await here(["migrate", "--home", dir])).toMatchObject({
      status: 0,
      stdout: "The database is up to date.\n",
    });
    const backup = await here(["backup", "--home", dir]);
    expect(backup).toMatchObject({ status: 0, stdout: expect.stringMatching(/Written to .*\.dump\.gz/) });
    const file = backup.stdout.replace("Written to ", "").trim();
    // Into an empty home: erased-files.test.ts.
    const refused = await here(["restore", file, "--home", dir]);
    expect(refused.status).toBe(3);
    isPolite(refused);
  });

  it("without a terminal serves health, says in two lines what to do, and stops when told", async () => {
    const port = await freePort();
    const metricsPort = await freePort();
    const { cwd } = withConfig("export default { crm: { salesChannelId: 51 } };");
    const home = folder();
    // From nothing it takes five seconds of a core: in small that is left to `migrate`.
    const isMade = inSmall(true, false);
    if (isMade) await migratedFolder(home);
    const child = spawn(process.execPath, [...briefly, bin, "start", "--home", home], {
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
      // While it answers: process.whole.test.ts. A database that is made first takes memories of its own.
      if (isMade && process.platform === "linux") expect(memoryOf(child.pid, "VmHWM")).toBeLessThan(500_000_000);
      expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(404);
      const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
      expect(await metrics.text()).toContain("deskgraph_http_requests_total");
      for (const taken of [
        { host: "127.0.0.1", port, variable: "PORT" },
        { host: "127.0.0.1", port: metricsPort, variable: "METRICS_PORT" },
      ] as const) {
        await expect(listen(() => new Response(), taken)).rejects.toMatchObject({
          exitCode: 3,
          message: expect.stringMatching(`Port ${taken.port}[^]*set ${taken.variable}`),
        });
      }
      // That this ends a start with its code and its words: a start costs two seconds of a core.
      for (const other of inSmall([], [folder()])) {
        await migratedFolder(other);
        const second = run(["start", "--home", other], { env: { PORT: String(port) } });
        expect(second).toMatchObject({ status: 3, stderr: expect.stringContaining(`Port ${port}`) });
      }
      expect(existsSync(join(home, "socket"))).toBe(true);
      child.kill("SIGTERM");
      const [code] = await once(child, "exit");
      expect(code).toBe(0);
      expect(existsSync(join(home, "socket"))).toBe(false);
    } finally {
      child.kill("SIGKILL");
    }
  });

  it("says which variable to set where its host is no address, such as one with a space behind it", async () => {
    const port = await freePort();
    await expect(listen(() => new Response(), { host: "127.0.0.1 ", port, variable: "PORT" })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining("set HOST"),
    });
  });
});
