import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outboxCommand } from "../../src/cli/outbox.ts";
import { HomeError, tenantId, WrongHome } from "../../src/core/index.ts";
import { openHome } from "../../supabase/home/home.ts";
import { testConfig } from "../kit/app.ts";
import { migratedFolder } from "../kit/home.ts";

describe("the folder of a home", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "deskgraph-folder-"));
    writeFileSync(join(dir, "file"), "x");
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it.each([
    ["in a file's place", () => join(dir, "file"), "a file is in its place"],
    ["below a file", () => join(dir, "file", "home"), "a file is in its place"],
    ["under a name that is too long", () => join(dir, "a".repeat(300)), "the name is too long"],
    ["at a path that is too long", () => join(dir, "abcdefghi/".repeat(400)), "longer than 3800 bytes"],
  ])("cannot be %s: one line says why, and the exit code is that of a wrong command line", async (_what, at, why) => {
    const config = { ...(await testConfig()), homeDir: at() };
    const run = outboxCommand.run({ config, isHomeChosen: true, words: [], options: {} });
    const error = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(WrongHome);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(why) });
    expect(error).toMatchObject({ message: expect.not.stringContaining("\n") });
    expect(readdirSync(dir)).toEqual(["file"]);
  });

  it.runIf(existsSync("/proc/self"))(
    "cannot be where a file system takes none: it says so and does not hang",
    async () => {
      const opened = openHome({ kind: "embedded", dir: "/proc/home/of-mine", tenant: tenantId("test") });
      await expect(opened).rejects.toThrow(WrongHome);
    },
  );

  it.skipIf(process.getuid?.() === 0)("cannot be where this user may not write", async () => {
    const shut = join(dir, "shut");
    mkdirSync(shut);
    chmodSync(shut, 0o500);
    const opened = openHome({ kind: "embedded", dir: join(shut, "home"), tenant: tenantId("test") });
    await expect(opened).rejects.toThrow("this user may not write there");
  });

  const other = 12_345;
  it.runIf(process.getuid?.() === 0)(
    "is not taken over by root where it is another user's, empty or full",
    async () => {
      const home = join(dir, "home");
      mkdirSync(home, { mode: 0o700 });
      chownSync(home, other, other);
      const open = () => openHome({ kind: "embedded", dir: home, tenant: tenantId("test") });
      await expect(open()).rejects.toThrow(HomeError);
      await expect(open()).rejects.toThrow(`sudo -u '#${other}'`);
      expect(readdirSync(home)).toEqual([]);
      await migratedFolder(home);
      chownSync(join(home, "db"), other, other);
      await expect(open()).rejects.toThrow(`belongs to another user (${other})`);
      expect(readdirSync(home)).not.toContain("lock");
      // What is root's already, in a folder that somebody else made, stays root's.
      chownSync(join(home, "db"), 0, 0);
      await (await open()).close();
      expect(lstatSync(home).uid).toBe(other);
    },
  );
});
