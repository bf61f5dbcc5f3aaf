import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { customerId, nameOfSecret, Secret, shownId } from "../../src/core/index.ts";
import { erasuresAfter, erasuresNeeded, hideErasedIds, listErasure } from "../../supabase/home/erasure-list.ts";
import { forgetSecretBefore, readHomeSecret, rotateHomeSecret } from "../../supabase/home/home-secret.ts";
import { bringSecret } from "../../supabase/home/restore-secret.ts";
import { openSecretFile, readSecretFile, secretPath } from "../../supabase/home/secret-file.ts";
import { findErased, findShownId } from "../../supabase/store/shown-ids.ts";
import { createTables } from "../../supabase/store/store.ts";
import { freshHome } from "../kit/home.ts";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-secret-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const backupOf = (day: number): string => `2026-11-${day}T100000.000Z.tar.gz`;
/** As an earlier version wrote it: when it was made is in its name alone. */
const writeBackupOf = (day: number, folder: string): void =>
  writeFileSync(join(folder, backupOf(day)), gzipSync("files"));
const at = (day: number): Date => new Date(`2026-11-${day}T12:00:00.000Z`);
const erased = customerId("u_1234567890abcdefghijkl");

describe("the secret of a home", () => {
  it("is a file of its own, made once, for its owner alone", () => {
    const made = openSecretFile(dir, false);
    expect([made.wasMade, lstatSync(made.path).mode & 0o777]).toEqual([true, 0o600]);
    const again = openSecretFile(dir, false);
    expect([again.wasMade, again.read().now.reveal()]).toEqual([false, made.read().now.reveal()]);
  });

  it("is never guessed from a file that is damaged", () => {
    for (const text of ["", "short\n", `${"x".repeat(43)}\nshort\n`, `${"x".repeat(43)}\n`.repeat(3)]) {
      writeFileSync(secretPath(dir), text);
      expect(() => readSecretFile(secretPath(dir)), text).toThrow("is damaged. Put it back from a copy");
    }
  });

  it("is one row for all processes of a shop, and another one for another shop", async () => {
    const home = await freshHome();
    const read = await Promise.all([0, 1, 2, 3].map(() => readHomeSecret({ ...home })));
    expect(new Set(read.map(({ now }) => now.reveal())).size).toBe(1);
    expect((await readHomeSecret(await freshHome())).now.reveal()).not.toBe(read[0]?.now.reveal());
  });

  it("is changed with the one before kept beside it, until that one is let go", async () => {
    const inFolder = openSecretFile(dir, false);
    for (const home of [await freshHome(), { ...(await freshHome()), secretFile: inFolder }]) {
      const first = (await readHomeSecret(home)).now.reveal();
      await rotateHomeSecret(home);
      const both = await readHomeSecret(home);
      expect([both.before?.reveal(), both.now.reveal() === first]).toEqual([first, false]);
      await expect(rotateHomeSecret(home)).rejects.toThrow("secret forget");
      await forgetSecretBefore(home);
      const left = await readHomeSecret(home);
      expect([left.now.reveal(), left.before]).toEqual([both.now.reveal(), undefined]);
    }
    expect(lstatSync(inFolder.path).mode & 0o777).toBe(0o600);
  });
});

describe("an id as a log shows it", () => {
  it("leads back to its row while its secret is kept, and to nobody afterwards or elsewhere", async () => {
    const home = await freshHome();
    const { id } = await createTables(home).store.openConversation({ channel: "telegram", channelChatId: "7" });
    const shown = shownId("c", id, (await readHomeSecret(home)).now);
    expect(shown).toMatch(/^c_[\w-]{16}$/);
    expect(await findShownId(home, shown, await readHomeSecret(home))).toBe(id);
    const other = await freshHome();
    await createTables(other).store.openConversation({ channel: "telegram", channelChatId: "7" });
    expect(await findShownId(other, shown, await readHomeSecret(other))).toBeUndefined();
    await rotateHomeSecret(home);
    expect(await findShownId(home, shown, await readHomeSecret(home))).toBe(id);
    await forgetSecretBefore(home);
    expect(await findShownId(home, shown, await readHomeSecret(home))).toBeUndefined();
  });
});

describe("the list of erasures", () => {
  const list = (): string => readFileSync(join(dir, "erasures.jsonl"), "utf8");
  const secret = new Secret("of-the-home");

  it("holds nobody's id, and an earlier list is written anew without them", async () => {
    writeBackupOf(20, dir);
    const old = customerId("u_abcdefghijkl1234567890");
    writeFileSync(join(dir, "erasures.jsonl"), `${JSON.stringify({ customer: old, at: at(20).toISOString() })}\n{"cut`);
    expect(await erasuresAfter(join(dir, backupOf(20)))).toEqual([{ customer: old, at: at(20) }]);
    hideErasedIds(dir, secret);
    listErasure(dir, { customerId: erased, at: at(21) }, secret);
    expect(list()).not.toContain(old);
    expect(list()).not.toContain(erased);
    const under = nameOfSecret(secret);
    const names = [old, erased].map((id) => shownId("u", id, secret));
    expect(await erasuresAfter(join(dir, backupOf(20)))).toEqual([
      { customer: names[0], under, at: at(20) },
      { customer: names[1], under, at: at(21) },
    ]);
  });

  it("finds who is in a restored database by either secret, and by the ids of an earlier list", async () => {
    const home = await freshHome();
    const { store } = createTables(home);
    const open = async (channelChatId: string) =>
      (await store.openConversation({ channel: "telegram", channelChatId })).customerId;
    const [byOld, byBefore, byNow, nobody] = await Promise.all(["1", "2", "3", "4"].map(open));
    const [before, now, lost] = ["before", "now", "lost"].map((word) => new Secret(word));
    if (!byOld || !byBefore || !byNow || !nobody || !before || !now || !lost) throw new Error("four and three");
    const listed = [
      { customer: byOld, at: at(20) },
      ...(
        [
          [byBefore, before],
          [byNow, now],
          [nobody, lost],
        ] as const
      ).map(([id, under]) => ({
        customer: shownId("u", id, under),
        under: nameOfSecret(under),
        at: at(20),
      })),
    ];
    expect(new Set(await findErased(home, listed, { now, before }))).toEqual(new Set([byOld, byBefore, byNow]));
    expect(await findErased(home, [], { now })).toEqual([]);
  });

  it("needs its secret before a backup is restored beside it: from its home, or from a person", async () => {
    const home = join(dir, "home");
    const backups = join(home, "backups");
    mkdirSync(backups, { recursive: true });
    const { now } = openSecretFile(home, false).read();
    listErasure(backups, { customerId: erased, at: at(21) }, now);
    for (const day of [20, 22]) writeBackupOf(day, backups);
    expect(erasuresNeeded(backups)).toHaveLength(1);
    const [beside, copied, target] = ["beside", "copied", "target"].map((name) => join(dir, name));
    if (!beside || !copied || !target) throw new Error("three folders");
    for (const folder of [beside, join(copied, "backups"), target]) mkdirSync(folder, { recursive: true });
    await bringSecret(join(backups, backupOf(20)), beside);
    expect(readSecretFile(secretPath(beside)).now.reveal()).toBe(now.reveal());
    expect(lstatSync(secretPath(beside)).mode & 0o777).toBe(0o600);

    for (const name of [backupOf(20), backupOf(22), "erasures.jsonl"])
      copyFileSync(join(backups, name), join(copied, "backups", name));
    const archive = join(copied, "backups", backupOf(20));
    await expect(bringSecret(archive, target)).rejects.toThrow(/lists 1 customers[\s\S]*a secret that is not here/);
    await bringSecret(join(copied, "backups", backupOf(22)), target);
    copyFileSync(secretPath(home), secretPath(target));
    chmodSync(secretPath(target), 0o600);
    await bringSecret(archive, target);
  });
});
