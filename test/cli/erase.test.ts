import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createApp } from "../../src/app.ts";
import { eraseCommand } from "../../src/cli/erase.ts";
import { exportCommand } from "../../src/cli/export.ts";
import type { ProductCommand } from "../../src/cli/product-command.ts";
import type { Config } from "../../src/config/config.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { createLog } from "../../src/telemetry/log.ts";
import type { Home } from "../../supabase/home/home.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { commandAt, ownPartOf } from "../kit/command-at.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { person } from "../kit/person.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

let config: Config;
let opened: Home;
let home: Home;
let printed: Printed;
beforeEach(async () => {
  opened = await openMigratedHome();
  home = ownPartOf(opened);
  config = await testConfig();
  printed = keepPrinted();
});

afterEach(() => opened.close());

const run = (command: ProductCommand, word: string): Promise<number> =>
  commandAt(home, command, { config, words: [word] });

/** Two who bought; answers the id of the first one's chat, and what the log called it. */
async function shop(): Promise<{ readonly id: string; readonly shown: string }> {
  let ms = openingHours;
  const lines: string[] = [];
  const app = await createApp({
    log: createLog({ level: "info", write: (line) => lines.push(line) }),
    config,
    home,
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => inlineLanes(),
  });
  await app.work();
  const talk = async (username: string, name: string): Promise<string> => {
    const { id } = await app.open({ channel: "telegram", channelChatId: username, username });
    const send = async (body: Parameters<typeof app.accept>[0]["body"]): Promise<void> => {
      ms += 30_000;
      await app.accept({ conversationId: id, source: "test", externalId: `${username}/${ms}`, body });
      await app.settle(id);
    };
    const words = ["сукня на 122 є?", "беру першу", `${name}, 067 111 22 33, Київ, відділення 5`, "повна оплата"];
    for (const text of [...words, "оплатила"]) await send({ kind: "message", text, attachments: [] });
    const bill = await app.openBill(id);
    await send({ kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: person("manager") });
    return id;
  };
  const id = await talk("canary_user", "Олена Канаренко");
  await talk("somebody", "Ірина Інша");
  await app.close();
  const shown = z.object({ conversationId: z.string() }).parse(JSON.parse(lines[0] ?? "")).conversationId;
  return { id, shown };
}

it("export prints everything of one customer, and of no other; erase leaves nothing to export", async () => {
  const { id, shown } = await shop();
  expect(shown).not.toBe(id);
  for (const word of ["@canary_user", "telegram:canary_user", id, shown]) {
    printed.clear();
    expect(await run(exportCommand, word)).toBe(0);
    const data: Record<string, unknown> = JSON.parse(printed.text());
    expect(data).toMatchObject({
      customer: [{ username: "canary_user", delivery: { name: "Олена Канаренко", phone: "+380671112233" } }],
      orders: [{ status: "paid", delivery: { name: "Олена Канаренко" } }],
      messages: expect.arrayContaining([expect.objectContaining({ author: "customer", text: "беру першу" })]),
    });
    expect(printed.text()).not.toContain("Інша");
    expect(printed.text()).not.toContain('"tenant_id"');
  }
  printed.clear();
  expect(await run(eraseCommand, shown)).toBe(0);
  expect(printed.text()).toMatch(/^Erased: u_[\s\S]*Kept without a name, for the accounts: 1 orders, 1 payments/);
  await expect(run(exportCommand, "@canary_user")).rejects.toThrow("There is no customer @canary_user");
  for (const word of [id, shown]) await expect(run(eraseCommand, word)).rejects.toThrow("There is no customer");
  const [, customer = "nobody"] = /^Erased: (u_[\w-]+)/.exec(printed.text()) ?? [];
  const list = readFileSync(join(home.dir ?? "", "backups", "erasures.jsonl"), "utf8");
  expect(list).toMatch(/^\{"customer":"u_[\w-]{16}","under":"s_/);
  expect(list).not.toContain(customer);
  expect(await run(exportCommand, "@somebody")).toBe(0);
});
