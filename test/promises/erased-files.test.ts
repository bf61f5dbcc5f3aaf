import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type App, createApp, homeOf } from "../../src/app.ts";
import { restoreCommand } from "../../src/cli/restore.ts";
import type { Config } from "../../src/config/config.ts";
import type { Conversation } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { startUpkeep } from "../../src/work/clock.ts";
import { openHome } from "../../supabase/home/home.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { everything } from "../kit/everything.ts";
import { migratedFolder } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";

const chat = { channel: "telegram", channelChatId: "UkrCanary-17", username: "canary_user" };
const card = "4111 1111 1111 1111";
const bareCard = card.replaceAll(" ", "");
const canaries = ["canary_user", "Канаренко", "380671112233", "67 111 22 33", "CanaryWord", "UkrCanary-17"];

let dir: string;
let config: Config;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-erased-"));
  await migratedFolder(join(dir, "home"));
  config = { ...(await testConfig()), homeDir: join(dir, "home") };
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

type Talk = (texts: readonly string[], of?: typeof chat) => Promise<Conversation>;

async function open(): Promise<{ app: App; talk: Talk }> {
  let ms = openingHours;
  const app = await createApp({
    config,
    home: await openHome(homeOf(config)),
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => inlineLanes(),
  });
  await app.work();
  const talk: Talk = async (texts, of = chat) => {
    const conversation = await app.open(of);
    for (const text of texts) {
      ms += 30_000;
      await app.accept({
        conversationId: conversation.id,
        source: "test",
        externalId: `${of.channelChatId}/${ms}`,
        raw: Buffer.from(JSON.stringify({ text, from: of.username })),
        body: { kind: "message", text, attachments: [] },
      });
      await app.settle(conversation.id);
    }
    return conversation;
  };
  return { app, talk };
}

const sale = ["CanaryWord, сукня на 122 є?", "беру першу", "Олена Канаренко, 067 111 22 33, Київ, відділення 5"];

/** Which of the words stand in which files of the folder; what is packed is unpacked first. */
function found(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
  return files
    .filter((file) => existsSync(file) && lstatSync(file).isFile())
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const whole = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
      return words.filter((word) => whole.includes(word)).map((word) => `${word} in ${file.slice(folder.length)}`);
    });
}

it("a card number never reaches a file: neither the tables nor the log nor a backup", async () => {
  const { app, talk } = await open();
  await talk([...sale, `моя картка ${card}`, bareCard]);
  await app.home.pool.query("checkpoint");
  await app.home.backup?.(new Date());
  expect(found(config.homeDir, [card, bareCard])).toEqual([]);
  expect(found(config.homeDir, ["•••• 1111"])).not.toEqual([]);
  await app.close();
});

it("who is erased is gone from every file of the home, and from backups made later", async () => {
  const { app, talk } = await open();
  const { id } = await talk(sale);
  await app.home.pool.query("analyze");
  await app.home.pool.query("checkpoint");
  expect(new Set(found(config.homeDir, canaries).map((each) => each.split(" in ")[0]))).toEqual(new Set(canaries));
  await app.erase(id);
  await app.home.backup?.(new Date());
  expect(found(config.homeDir, canaries)).toEqual([]);
  await app.close();
  expect(found(config.homeDir, canaries)).toEqual([]);
});

it("what was deleted in the day is gone after the night, before the backup is written", async () => {
  const { app, talk } = await open();
  await talk(sale);
  await app.home.pool.query("delete from deskgraph.transcript");
  await app.home.pool.query("update deskgraph.inbounds set body = '{}', raw = ''");
  const scheduled = new Map<string, () => Promise<void>>();
  const jobs: App["jobs"] = {
    ...app.jobs,
    schedule: async (name, _cron, _zone, work) => void scheduled.set(name, work),
  };
  await startUpkeep({ ...app, jobs });
  expect(found(config.homeDir, ["CanaryWord"]).some((each) => each.includes("pg_wal"))).toBe(true);
  await scheduled.get("backup")?.();
  // The chat goes on: its memory is in the graph's own tables, and nowhere else.
  expect(found(config.homeDir, ["CanaryWord"]).filter((each) => each.includes("pg_wal"))).toEqual([]);
  expect(readdirSync(join(config.homeDir, "backups"))).toHaveLength(1);
  await app.close();
});

it("a restored backup from before an erasure does not bring the customer back; one who came back since is kept", async () => {
  const { app, talk } = await open();
  const returning = { channel: "telegram", channelChatId: "18", username: "returning_user" };
  const { id: former } = await talk(["FormerWord"], returning);
  await app.erase(former);
  await talk(["CameBack"], returning);
  const { id } = await talk(sale);
  // After the one erasure and before the other.
  const madeAt = Date.now() + 1;
  const file = (await app.home.backup?.(new Date(madeAt))) ?? "";
  while (Date.now() < madeAt) await new Promise(setImmediate);
  await talk(["SaidLater"], returning);
  await app.erase(id);
  await app.close();
  expect(found(config.homeDir, ["Канаренко"])).not.toEqual([]);

  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => Boolean(said.push(String(text))));
  const homeDir = join(dir, "restored");
  const given = { config: { ...config, homeDir }, isHomeChosen: true, words: [file], options: {} };
  expect(await restoreCommand.run(given)).toBe(0);
  expect(said.join("")).toContain("Restored");
  expect(said.join("")).toContain("1 customers who were erased since the backup were erased again");
  const home = await openHome({ kind: "embedded", dir: homeDir, tenant: config.tenant });
  const text = await everything(home);
  await home.close();
  expect(text).toContain("CameBack");
  expect(text).not.toContain("SaidLater");
  for (const canary of [...canaries, "FormerWord"]) expect(text, canary).not.toContain(canary);
  expect(found(homeDir, [...canaries, "FormerWord"])).toEqual([]);
});
