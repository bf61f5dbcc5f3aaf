import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { doctorCommand } from "../../src/cli/doctor.ts";
import { secretCommand } from "../../src/cli/secret.ts";
import { customerId, Secret } from "../../src/core/index.ts";
import { listErasure } from "../../supabase/home/erasure-list.ts";
import { newSecret, openSecretFile, secretPath } from "../../supabase/home/secret-file.ts";
import { startZammad } from "../fakes/zammad.ts";
import { testConfig } from "../kit/app.ts";
import { migratedFolder } from "../kit/home.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

let homeDir: string;
let printed: Printed;
beforeEach(async () => {
  homeDir = join(mkdtempSync(join(tmpdir(), "deskgraph-secret-")), "home");
  await migratedFolder(homeDir);
  printed = keepPrinted();
});
afterEach(() => {
  rmSync(homeDir, { recursive: true, force: true });
});

/** A backup, and somebody who was erased after it under this secret. */
function listAfterBackup(secret: Secret): void {
  const backups = join(homeDir, "backups");
  mkdirSync(backups, { recursive: true });
  writeFileSync(join(backups, "2026-11-20T100000.000Z.tar.gz"), gzipSync("files"));
  listErasure(backups, { customerId: customerId("u_somebody"), at: new Date("2026-11-21T00:00:00.000Z") }, secret);
}

it("the doctor tells of a secret that others could read, of secrets of before, and what would be lost with them", async () => {
  const zammad = await startZammad();
  const config = await testConfig({
    TICKETING_PROVIDER: "zammad",
    ZAMMAD_URL: zammad.url,
    ZAMMAD_TOKEN: zammad.token,
    ZAMMAD_WEBHOOK_SECRET: "door-now",
    ZAMMAD_WEBHOOK_SECRET_BEFORE: "door-before",
  });
  const [now, before] = [newSecret(), newSecret()];
  openSecretFile(homeDir, false).write({ now, before });
  chmodSync(secretPath(homeDir), 0o644);
  listAfterBackup(before);
  listAfterBackup(new Secret("of nobody here"));
  const examine = () =>
    doctorCommand.run({ config: { ...config, homeDir }, isHomeChosen: true, words: [], options: {} });
  expect(await examine()).toBe(1);
  expect(printed.text()).toContain(`WRONG Other users of this machine could read ${secretPath(homeDir)} until now.`);
  expect(printed.text()).toContain(`The secret of the home is in ${secretPath(homeDir)}. It is in no backup`);
  expect(printed.text()).toMatch(
    /secret of before is kept[^\n]*backups here would bring back 1 customers who were erased/,
  );
  expect(printed.text()).toContain("WRONG 1 customers were erased under a secret that is not here");
  expect(printed.text()).toContain("ZAMMAD_WEBHOOK_SECRET_BEFORE is still set.");
  for (const hidden of [now.reveal(), before.reveal(), "door-now", "door-before"])
    expect(printed.text()).not.toContain(hidden);

  rmSync(secretPath(homeDir));
  printed.clear();
  await examine();
  expect(printed.text()).toContain(`WRONG There was no secret at ${secretPath(homeDir)}: a new one was made.`);
  expect(printed.text()).not.toContain("could read");
  await zammad.stop();
});

it("a secret of before is not let go while a backup needs it", async () => {
  const given = (...words: string[]) => ({ config, isHomeChosen: true, words, options: {} });
  const config = { ...(await testConfig()), homeDir };
  const { now: first } = openSecretFile(homeDir, false).read();
  listAfterBackup(first);
  expect(await secretCommand.run(given("rotate"))).toBe(0);
  await expect(secretCommand.run(given("forget"))).rejects.toThrow("from before 1 erasures that are listed under that");
  rmSync(join(homeDir, "backups"), { recursive: true });
  expect(await secretCommand.run(given("forget"))).toBe(0);
  const { now, before } = openSecretFile(homeDir, false).read();
  expect([now.reveal() === first.reveal(), before]).toEqual([false, undefined]);
  expect(printed.text()).not.toContain(now.reveal());
  await expect(secretCommand.run(given("guess"))).rejects.toThrow('secret can show, rotate and forget; not "guess".');
});
