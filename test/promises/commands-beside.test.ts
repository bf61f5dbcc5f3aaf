import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { authCommand } from "../../src/cli/auth.ts";
import type { Command } from "../../src/cli/command.ts";
import { migrateCommand } from "../../src/cli/migrate.ts";
import { productCommands } from "../../src/cli/product-commands.ts";
import { restoreCommand } from "../../src/cli/restore.ts";
import { startCommand } from "../../src/cli/start.ts";
import type { Config } from "../../src/config/config.ts";
import { openHome } from "../../supabase/home/home.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { type FakeTelegram, startTelegram } from "../fakes/telegram.ts";
import { startZoho } from "../fakes/zoho.ts";
import { testConfig } from "../kit/app.ts";
import { freePort } from "../kit/postgres.ts";
import { type ProductProcess, productProcess } from "../kit/product-process.ts";
import { until } from "../kit/until.ts";

// One product for all of it: a start costs two seconds of a core. That it leaves no socket: commands.test.ts.
describe("beside the running product, on its embedded home", () => {
  let telegram: FakeTelegram;
  let product: ProductProcess;
  let config: Config;
  let printed = "";
  let started: Promise<void>;

  beforeAll(async () => {
    telegram = await startTelegram();
    product = await productProcess(telegram);
    config = { ...(await testConfig()), homeDir: product.home };
    started = product.start();
  });
  afterAll(async () => {
    await product.remove();
    await telegram.stop();
  });
  beforeEach(() => {
    printed = "";
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, "write").mockImplementation((text) => {
        printed += String(text);
        return true;
      });
    }
  });

  /** What a command prints, and its exit code. */
  async function run(line: string, of: Partial<Config> = {}): Promise<readonly [number, string]> {
    const [name, ...words] = line.split(" ");
    const found = productCommands.find((each) => each.name === name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    printed = "";
    return [await runOne(found, words, of), printed];
  }
  const runOne = (command: Command, words: readonly string[], of: Partial<Config> = {}): Promise<number> =>
    command.run({ config: { ...config, ...of }, isHomeChosen: true, words, options: {} });

  // The first one: the product has hardly begun.
  it("a product that is just starting is waited for", async () => {
    await until(() => existsSync(join(product.home, "lock")));
    expect((await run("doctor"))[1]).toContain(`Process ${product.pid()}, since`);
    await started;
  });

  it("each command works there, while customers are answered", async () => {
    const chat = 31;
    telegram.say(chat, { text: "сукня на 122 є?" });
    const lines = ["outbox", "doctor", "backup", "outbox show abcdefgh", "crm map c_none chat", "export @none"];
    const answers: (readonly [number, string])[] = [];
    for (const line of lines) answers.push(await run(line));
    await until(() => telegram.textsTo(chat).length > 0);
    const [outbox, doctor, backup, show, crm, none] = answers;
    expect(outbox?.[0]).toBe(0);
    expect(doctor?.[1]).toMatch(new RegExp(`Process ${product.pid()}, since [\\s\\S]*The embedded database is open`));
    // By the configuration that it runs with, which has a bot, and not by this one.
    expect(doctor?.[1]).not.toContain("TELEGRAM_BOT_TOKEN");
    expect(backup).toEqual([0, expect.stringContaining(join(product.home, "backups"))]);
    expect(existsSync(backup?.[1].replace("Written to ", "").trim() ?? "")).toBe(true);
    expect(show).toEqual([2, expect.stringContaining('There is no effect "abcdefgh"')]);
    expect(crm).toEqual([2, expect.stringContaining("There is no conversation c_none")]);
    expect(none).toEqual([2, expect.stringContaining("There is no customer @none")]);
    const [, exported] = await run(`export telegram:${chat}`);
    expect(JSON.parse(exported)).toMatchObject({
      customer: [expect.objectContaining({})],
      messages: expect.arrayContaining([expect.objectContaining({ author: "customer", text: "сукня на 122 є?" })]),
    });
    expect(await run("outbox list")).toEqual([0, "Nothing.\n"]);
    expect(await run(`erase telegram:${chat}`)).toEqual([0, expect.stringMatching(/^Erased: u_/)]);
    expect((await run(`export telegram:${chat}`))[0]).toBe(2);
    // Commands are in the log by name and outcome; nothing of what was asked for is.
    expect(product.said()).toContain('"kind":"export","status":0,"event":"console.command"');
    expect(product.said()).not.toContain("@none");
  });

  it("what was granted is kept for the product, and the browser comes back to the command", async () => {
    const zoho = await startZoho();
    const env = {
      TICKETING_PROVIDER: "zoho",
      ZOHO_CLIENT_ID: zoho.accounts.clientId,
      ZOHO_CLIENT_SECRET: zoho.accounts.secret,
      ZOHO_DESK_URL: zoho.url,
      ZOHO_ACCOUNTS_URL: zoho.url,
    };
    const port = `${await freePort()}`;
    const given = { config: { ...(await testConfig(env)), homeDir: product.home }, isHomeChosen: true };
    const granted = authCommand.run({ ...given, words: ["zoho"], options: { port } });
    await until(() => /^ {2}http\S+$/m.test(printed));
    const consent = new URL(/^ {2}(http\S+)$/m.exec(printed)?.[1] ?? "");
    const code = zoho.accounts.newCode(consent.searchParams.get("redirect_uri") ?? "");
    const answer = { state: consent.searchParams.get("state") ?? "", code, "accounts-server": zoho.url };
    expect((await fetch(`http://127.0.0.1:${port}/callback?${new URLSearchParams(answer)}`)).status).toBe(200);
    expect(await granted).toBe(0);
    expect(printed).toContain("the running product was started without it, so restart it");
    await zoho.stop();
  });

  it("nobody else opens the home, and who needs it alone is told whom to stop", async () => {
    const held = `already open by process ${product.pid()}: stop it (kill ${product.pid()}`;
    for (const command of [startCommand, migrateCommand, restoreCommand]) {
      await expect(runOne(command, ["/nowhere"]), command.name).rejects.toThrow(held);
    }
    expect(lstatSync(join(product.home, "socket")).mode & 0o777).toBe(0o600);
  });

  it("after a kill the same command opens the home itself, as soon as nobody else has it open", async () => {
    await product.kill();
    const other = await openHome({ kind: "embedded", dir: product.home, tenant: config.tenant });
    const waiting = run("outbox");
    await until(() => printed.includes(`Process ${process.pid} has this home open. Waiting`));
    expect((await createGrants(other).read("zoho"))?.sealed).toMatch(/^[\w+/=]{40,}$/);
    await other.close();
    expect(await waiting).toEqual([0, expect.stringMatching(/Nothing\.\n$/)]);
    expect(lstatSync(join(product.home, "socket")).isSocket()).toBe(true);
  });
});
