import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { crms } from "../../integrations/index.ts";
import { createApp } from "../../src/app.ts";
import { crmCommand } from "../../src/cli/crm.ts";
import { doctorCommand } from "../../src/cli/doctor.ts";
import type { Config } from "../../src/config/config.ts";
import { isMissing } from "../../src/core/index.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createVendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";
import { type FakeSitniks, startSitniks } from "../fakes/sitniks.ts";
import { startZammad } from "../fakes/zammad.ts";
import { startZoho } from "../fakes/zoho.ts";
import { testConfig } from "../kit/app.ts";
import { commandAt, ownPartOf } from "../kit/command-at.ts";
import { migratedFolder, openMigratedHome } from "../kit/home.ts";
import { modelAt, modelVendors } from "../kit/model-vendors.ts";
import { keepPrinted, type Printed } from "../kit/printed.ts";

describe("the doctor", () => {
  let sitniks: FakeSitniks;
  let opened: Home;
  let home: Home;
  let printed: Printed;

  beforeAll(async () => {
    opened = await openMigratedHome();
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    sitniks = await startSitniks();
    home = ownPartOf(opened);
    printed = keepPrinted();
  });
  afterEach(async () => {
    await sitniks.stop();
  });

  const configOf = (key: string): Promise<Config> =>
    testConfig({ SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: key });
  const runDoctor = (config: Config): Promise<number> => commandAt(home, doctorCommand, { config });
  const runCrm = (config: Config, words: readonly string[]): Promise<number> =>
    commandAt(home, crmCommand, { config, words });

  it("lists managers and statuses with their ids, says what the account has not and that its webhook is needed, and changes nothing", async () => {
    sitniks.orderStatuses.splice(2, 1);
    expect(await runDoctor(await configOf(sitniks.apiKey))).toBe(1);
    const text = printed.text();
    for (const { id } of sitniks.managers) expect(text).toContain(`(${id})`);
    expect(text).toContain('Sitniks has not the order status "ОПЛАЧЕНО"');
    expect(text).toMatch(
      /Its webhook "message in chat" is needed[\s\S]*more than a day older[\s\S]*\/sitniks\/webhook\//,
    );
    expect(text).not.toContain(sitniks.apiKey);
    expect(new Set(sitniks.calls.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  it("asks the model and those that stand in for it, and fails where one does not answer", async () => {
    const [vendor] = modelVendors;
    if (vendor === undefined) throw new Error("it is listed");
    const at = await modelAt(vendor, () => ({ text: "ok" }));
    expect(await runDoctor(await testConfig({ ...at.env }))).toBe(0);
    expect(printed.text()).toContain("The model openai:gpt-fake answers.");
    expect(await runDoctor(await testConfig({ ...at.env, OPENAI_API_KEY: "canary" }))).toBe(1);
    expect(printed.text()).toContain("WRONG The model openai:gpt-fake: its key is refused.");
    expect(printed.text()).not.toContain("canary");
    await at.server.stop();
  });

  it("wants one account and one parcel key named where there are several, and knows those that are named", async () => {
    sitniks.settlementAccounts.push({ id: 942, title: "Готівка", type: "cash" });
    expect(await runDoctor(await configOf(sitniks.apiKey))).toBe(1);
    expect(printed.text()).toMatch(
      /Готівка \(942\)[\s\S]*WRONG Sitniks has several of these: name one in vendors.sitniks.settlementAccountId/,
    );
    const config = await configOf(sitniks.apiKey);
    const access = { SNITKIX_API_URL: sitniks.host, SNITKIX_API_KEY: sitniks.apiKey };
    const crm = crms.sitniks.plan(access, { settlementAccountId: 942 });
    if (isMissing(crm)) throw new Error("the CRM's variables are missing");
    const shop = { ...config.shop, managers: { ai: "AI Менеджер" } };
    expect(await runDoctor({ ...config, shop, crm })).toBe(0);
  });

  it("says that the key is used up, when it is, and makes no call more", async () => {
    const config = await configOf(sitniks.apiKey);
    await createVendorLimits(home).budgets.pause("sitniks", 65_000);
    expect(await runDoctor(config)).toBe(1);
    expect(printed.text()).toContain("ask again in a minute");
    expect(sitniks.calls).toEqual([]);
  });

  it("says plainly when nobody is there to be told of hand-overs, receipts and files", async () => {
    await runDoctor(await configOf(sitniks.apiKey));
    expect(printed.text().match(/Nobody is there to be told/g)).toHaveLength(1);
    const zammad = await startZammad();
    printed.clear();
    const env = { TICKETING_PROVIDER: "zammad", ZAMMAD_URL: zammad.url, ZAMMAD_TOKEN: zammad.token };
    await runDoctor(await testConfig(env));
    expect(printed.text()).not.toContain("Nobody is there");
    await zammad.stop();
  });

  it("says that large sums wait for ever where one person may confirm them, and how to put it right", async () => {
    const config = await testConfig();
    expect(await runDoctor(config)).toBe(0);
    expect(printed.text()).toContain("A payment above 20000 UAH waits until two people confirm it");
    expect(printed.text()).toContain("people.known lists nobody who may");
    const { payments, people } = config.shop;
    const knows = (...roles: readonly ("owner" | "manager" | "agent")[]) =>
      roles.map((role, n) => ({ name: `${n}`, role, doors: [{ door: "host" as const, id: `${n}` }] }));
    for (const part of [
      { payments: { ...payments, secondPersonAbove: "none" as const } },
      { people: { ...people, known: knows("owner", "manager") } },
    ]) {
      printed.clear();
      await runDoctor({ ...config, shop: { ...config.shop, ...part } });
      expect(printed.text()).not.toContain("waits until two people");
    }
    printed.clear();
    const known = knows("owner", "agent");
    await runDoctor({ ...config, shop: { ...config.shop, people: { ...people, known } } });
    expect(printed.text()).toContain("people.known lists one person who may");
  });

  it("says what of the demo shop real customers would be sold, and asked to pay to", async () => {
    const config = await testConfig();
    expect(await runDoctor(config)).toBe(0);
    expect(printed.text()).toContain("Still the demo shop's: the goods (catalogue) and the account to pay to");
    const { requisites } = config.shop;
    const shop = { ...config.shop, requisites: { ...requisites, iban: "UA213223130000026007233566001" } };
    printed.clear();
    await runDoctor({ ...config, shop });
    expect(printed.text()).toContain("Still the demo shop's: the goods (catalogue). Set");
  });

  it("says which terms of the demo shop a shop with goods of its own passes on", async () => {
    const config = await testConfig();
    const { returns, ...shop } = config.shop;
    const own = { ...shop, catalogue: "goods.csv", returns: { ...returns, uk: "Не повертаємо." } };
    await runDoctor({ ...config, shop: own });
    expect(printed.text()).toContain(
      "Word for word the demo shop's: the ways to pay (paymentMethods), the terms of delivery (deliveryMethods).",
    );
  });

  it("names the new place of a setting that was moved, and finds nothing wrong with it", async () => {
    const text = "deskgraph.config.ts: crm.ownerId is vendors.sitniks.ownerId now; move it there";
    expect(await runDoctor({ ...(await testConfig()), warnings: [text] })).toBe(0);
    expect(printed.text()).toContain(text);
  });

  it("says whether other users of the machine could read the data", async () => {
    const homeDir = join(mkdtempSync(join(tmpdir(), "deskgraph-doctor-")), "home");
    await migratedFolder(homeDir);
    const given = { config: { ...(await testConfig()), homeDir }, isHomeChosen: true, words: [], options: {} };
    chmodSync(homeDir, 0o755);
    await doctorCommand.run(given);
    expect(printed.text()).toContain("Other users of this machine could read its folder until now");
    printed.clear();
    await doctorCommand.run(given);
    expect(printed.text()).toContain("readable by their owner alone");
  });

  it("says which key to check", async () => {
    expect(await runDoctor(await configOf("wrong"))).toBe(1);
    expect(printed.text()).toContain("check SNITKIX_API_KEY");
  });

  it("a mapping needs a conversation that is there", async () => {
    await expect(runCrm(await configOf("k"), ["map", "c_none", "chat"])).rejects.toThrow("There is no conversation");
    await expect(runCrm(await configOf("k"), ["map"])).rejects.toThrow("map CONVERSATION CHAT_ID");
  });

  it("a mapping needs a chat that is there, and says whose it is", async () => {
    const config = await configOf(sitniks.apiKey);
    const app = await createApp({ config, home });
    const { id } = await app.open({ channel: "telegram", channelChatId: "1" });
    await app.close();
    await expect(runCrm(config, ["map", id, "65f0typo"])).rejects.toThrow("The CRM has no chat 65f0typo");
    const chat = sitniks.addChat({ initialSource: "telegram", userName: "Олена", userNickName: "olena" });
    sitniks.plan = "trial";
    await expect(runCrm(config, ["map", id, chat.id])).rejects.toThrow("no access to the Open API");
    sitniks.plan = "paid";
    expect(await runCrm(config, ["map", id, chat.id])).toBe(0);
    expect(printed.text()).toContain(`Chat ${chat.id}: Олена, @olena, telegram, "Новий"`);
  });

  it("says of a helpdesk whether it lets us in, and how we hear from it", async () => {
    const zammad = await startZammad();
    const env = { TICKETING_PROVIDER: "zammad", ZAMMAD_URL: zammad.url };
    expect(await runDoctor(await testConfig({ ...env, ZAMMAD_TOKEN: zammad.token }))).toBe(0);
    expect(printed.text()).toMatch(/zammad lets us in[\s\S]*looked for every 1 min/);
    expect(await runDoctor(await testConfig({ ...env, ZAMMAD_TOKEN: "wrong" }))).toBe(1);
    expect(printed.text()).toContain("check ZAMMAD_TOKEN");
    zammad.isCustomersToken = true;
    expect(await runDoctor(await testConfig({ ...env, ZAMMAD_TOKEN: zammad.token }))).toBe(1);
    expect(printed.text()).toContain("with the permission ticket.agent");
    await zammad.stop();
  });

  it("says what of a helpdesk's set-up the first ticket would miss", async () => {
    const { accounts, url, customFields, stop, calls } = await startZoho();
    const config = () =>
      testConfig({
        TICKETING_PROVIDER: "zoho",
        ZOHO_CLIENT_ID: accounts.clientId,
        ZOHO_CLIENT_SECRET: accounts.secret,
        ZOHO_REFRESH_TOKEN: accounts.newRefreshToken(),
        ZOHO_DESK_URL: url,
        ZOHO_ACCOUNTS_URL: url,
      });
    expect(await runDoctor(await config())).toBe(0);
    customFields.clear();
    expect(await runDoctor(await config())).toBe(1);
    expect(printed.text()).toContain("Add a text field cf_deskgraph_key");
    expect(calls.every(({ method, path }) => method === "GET" || path.startsWith("/oauth/"))).toBe(true);
    await stop();
  });
});
