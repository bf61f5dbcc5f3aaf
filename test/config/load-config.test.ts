import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Config, loadConfig } from "../../src/config/config.ts";
import { envExample } from "../../src/config/env-example.ts";
import { loadModels } from "../../src/config/load-model.ts";
import { ConfigError, Secret } from "../../src/core/index.ts";

const dirs: string[] = [];
const folder = (files: Readonly<Record<string, string>> = {}): string => {
  const dir = mkdtempSync(join(tmpdir(), "deskgraph-config-"));
  dirs.push(dir);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  return dir;
};
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

const problemsOf = (loading: Promise<Config>): Promise<string> => problemsIn(loading);

async function problemsIn(loading: Promise<unknown>): Promise<string> {
  const error: unknown = await loading.then(() => undefined).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ConfigError);
  return error instanceof ConfigError ? error.message : "";
}

describe("the configuration", () => {
  it("needs nothing: the demo shop is built in", async () => {
    const config = await loadConfig({ env: {}, cwd: folder() });
    expect(config.shop.name).toBe("Лілея");
    expect(config.catalogue?.categories().length).toBeGreaterThan(5);
    expect(config.port).toBe(8080);
  });

  it("shows metrics on a port of their own or behind a token, and nowhere by itself", async () => {
    const metricsOf = async (env: Record<string, string>) => (await loadConfig({ env, cwd: folder() })).metrics;
    expect(await metricsOf({})).toEqual({ port: undefined, host: "127.0.0.1", token: undefined });
    expect(await metricsOf({ METRICS_PORT: "9464" })).toMatchObject({ port: 9464, host: "127.0.0.1" });
    const told = { METRICS_PORT: "9464", METRICS_HOST: "10.0.0.5", METRICS_TOKEN: "0123456789abcdef" };
    expect(await metricsOf(told)).toMatchObject({ port: 9464, host: "10.0.0.5" });
    expect((await metricsOf(told)).token?.reveal()).toBe("0123456789abcdef");
  });

  it.each([
    [{ METRICS_PORT: "8080" }, "METRICS_PORT: another port than PORT is expected"],
    [{ METRICS_PORT: "9001", PORT: "9001" }, "METRICS_PORT: another port than PORT is expected"],
    [{ METRICS_PORT: "0" }, "METRICS_PORT: a port from 1 to 65535 is expected"],
    [{ METRICS_HOST: "0.0.0.0" }, "METRICS_PORT: it is needed beside METRICS_HOST"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN: 16 characters or more, without spaces is expected"],
    [
      { METRICS_TOKEN: "words with spaces in them" },
      "METRICS_TOKEN: 16 characters or more, without spaces is expected",
    ],
  ])("says what is wrong about where metrics are: %j", async (env, problem) => {
    expect(await problemsOf(loadConfig({ env, cwd: folder() }))).toContain(problem);
  });

  it("takes each limit of the model alone, and none that would let no call through", async () => {
    const cwd = folder({ "deskgraph.config.ts": "export default { modelLimits: { customer: { callsPerDay: 30 } } };" });
    const { shop } = await loadConfig({ env: {}, cwd });
    expect(shop.modelLimits).toMatchObject({
      maxOutputTokens: 4_096,
      customer: { callsPerHour: 200, callsPerDay: 30 },
    });
    const none = folder({ "deskgraph.config.ts": "export default { modelLimits: { shop: { callsPerHour: 0 } } };" });
    expect(await problemsOf(loadConfig({ env: {}, cwd: none }))).toContain("modelLimits.shop.callsPerHour");
  });

  it("takes models that stand in for the first one, with addresses and prices, and says what is wrong of them", async () => {
    const file = (text: string) => folder({ "deskgraph.config.ts": `export default { ${text} };` });
    const written = 'modelFallbacks: ["openai:a", { model: "compatible:b", url: "http://127.0.0.1:8000/v1" }]';
    const fallbacksOf = async (env: Record<string, string>, cwd = file(written)) =>
      (await loadConfig({ env, cwd })).modelFallbacks;
    expect(await fallbacksOf({})).toEqual([
      { model: "openai:a" },
      { model: "compatible:b", url: "http://127.0.0.1:8000/v1" },
    ]);
    expect(await fallbacksOf({ DESKGRAPH_MODEL_FALLBACKS: "groq:x, ollama:qwen3:8b" })).toEqual([
      { model: "groq:x" },
      { model: "ollama:qwen3:8b" },
    ]);
    const env = { DESKGRAPH_MODEL_FALLBACKS: "canary", DESKGRAPH_MODEL_URL: "http://gateway.example/v1" };
    const cwd = file('modelPrices: { "openai:a": { input: -1, output: 1 } }, modelFallbacks: ["canary model"]');
    const message = await problemsOf(loadConfig({ env, cwd }));
    for (const name of [
      "DESKGRAPH_MODEL_FALLBACKS",
      "DESKGRAPH_MODEL_URL",
      "modelPrices.openai:a.input",
      "modelFallbacks.0",
    ]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain("canary");
  });

  it("blames the place in which a model was named, the file or the variable", async () => {
    const named = 'model: "acme:one", modelFallbacks: ["acme:two"]';
    const cwd = folder({ "deskgraph.config.ts": `export default { ${named} };` });
    const blamed = async (env: Record<string, string>) => problemsIn(loadConfig({ env, cwd }).then(loadModels));
    expect(await blamed({})).toContain("deskgraph.config.ts: model: provider:model is expected");
    expect(await blamed({ DESKGRAPH_MODEL: "acme:three" })).toContain("DESKGRAPH_MODEL: provider:model is expected");
    expect(await blamed({ DESKGRAPH_MODEL: "rehearsal" })).toContain(
      "deskgraph.config.ts: modelFallbacks: provider:model is expected",
    );
    const judged = folder({ "deskgraph.config.ts": 'export default { replyJudge: "acme:four" };' });
    expect(await problemsIn(loadConfig({ env: {}, cwd: judged }).then(loadModels))).toContain(
      "deskgraph.config.ts: replyJudge: provider:model is expected",
    );
    const noPlace = { DESKGRAPH_MODEL: "rehearsal", DESKGRAPH_MODEL_FALLBACKS: "compatible:m" };
    expect(await blamed(noPlace)).toContain("modelFallbacks in the config file: url: it is needed with compatible");
  });

  it("takes each period of retention alone, and says what a wrong one may be", async () => {
    const withDays = (days: string) =>
      loadConfig({ env: {}, cwd: folder({ "deskgraph.config.ts": `export default { retentionDays: ${days} };` }) });
    const { shop } = await withDays("{ transcript: 730 }");
    expect(shop.retentionDays).toMatchObject({ transcript: 730, inbounds: 30, keys: 90, accounts: 2_555 });
    const wrong = async (days: string): Promise<string> => problemsOf(withDays(days));
    expect(await wrong("{ keys: 7 }")).toContain(
      "retentionDays.keys: a whole number of days from 30 to 36500 is expected",
    );
    expect(await wrong("{ transcript: 0.5 }")).toContain("retentionDays.transcript: a whole number of days from 1 to");
    expect(await wrong('{ outbox: "a month" }')).toContain("retentionDays.outbox: a number is expected");
    expect(await wrong("{ inbounds: 100 }")).toContain("retentionDays: keys: as many days as inbounds and outbox");
    expect(await wrong("{ transcripts: 7 }")).toContain(
      "retentionDays.transcripts: there is no such setting; is it transcript?",
    );
  });

  it("warns of a chat model of one's own whose answers may be endless", async () => {
    const model = (fields: string) =>
      folder({ "deskgraph.config.ts": `export default { chatModel: { invoke() {}, bindTools() {}, ${fields} } };` });
    const warned = async (fields: string) => (await loadConfig({ env: {}, cwd: model(fields) })).warnings.join();
    expect(await warned("maxTokens: undefined")).toContain("maximum of output tokens");
    expect(await warned("maxTokens: 4096")).toBe("");
  });

  it("lays the shop's file over the demo shop, and is frozen to the bottom", async () => {
    const cwd = folder({
      "deskgraph.config.ts":
        'export default { name: "Ромашка", workingHours: { sun: { from: "10:00", to: "12:00" } }, languages: ["en"] };',
    });
    const { shop } = await loadConfig({ env: {}, cwd });
    expect(shop.name).toBe("Ромашка");
    expect(shop.workingHours.sun).toEqual({ from: "10:00", to: "12:00" });
    expect(shop.workingHours.mon).toEqual({ from: "09:00", to: "18:00" });
    expect(shop.languages).toEqual(["en"]);
    expect(Object.isFrozen(shop) && Object.isFrozen(shop.workingHours.sun)).toBe(true);
  });

  it("calls a wrong value wrong, and not missing as well, in the spelling it was written in", async () => {
    const crm = { SITNIKS_API_URL: "crm.example", SITNIKS_API_KEY: "k" };
    expect(await problemsOf(loadConfig({ env: crm, cwd: folder() }))).toMatch(
      /^[^\n]*\n[^\n]*SITNIKS_API_URL: an address that begins with https:\/\/ is expected$/,
    );
    const zendesk = {
      TICKETING_PROVIDER: "zendesk",
      ZENDESK_SUBDOMAIN: "shop",
      ZENDESK_EMAIL: "nobody",
      ZENDESK_TOKEN: "t",
    };
    expect((await problemsOf(loadConfig({ env: zendesk, cwd: folder() }))).match(/ZENDESK_EMAIL/g)).toHaveLength(1);
  });

  it("takes a CRM by either spelling of its variables, and only whole", async () => {
    const env = { SITNIKS_API_URL: "https://crm.example.com", SNITKIX_API_KEY: "k" };
    expect((await loadConfig({ env, cwd: folder() })).crm).toBeDefined();
    expect((await loadConfig({ env: {}, cwd: folder() })).crm).toBeUndefined();
    const half = { SNITKIX_API_URL: "https://crm.example.com" };
    expect(await problemsOf(loadConfig({ env: half, cwd: folder() }))).toContain(
      "SNITKIX_API_KEY: it is needed beside SNITKIX_API_URL",
    );
  });

  it("takes a channel when its access is set; without it, its other variables configure nothing", async () => {
    const others = { TELEGRAM_WEBHOOK_URL: "https://bot.example.com", TELEGRAM_PAYMENT_TOKEN: "381764678:TEST:12345" };
    expect((await loadConfig({ env: others, cwd: folder() })).channel).toBeUndefined();
    const env = { ...others, TELEGRAM_BOT_TOKEN: "123456:AAexample-token" };
    expect((await loadConfig({ env, cwd: folder() })).channel?.open().title).toBe("Telegram");
  });

  it("wants what invoices need only where there is a channel to send them", async () => {
    const method = '{ id: "card", title: { uk: "карткою" }, due: "total", by: "invoice" }';
    const cwd = folder({ "deskgraph.config.ts": `export default { paymentMethods: [${method}] };` });
    expect((await loadConfig({ env: {}, cwd })).channel).toBeUndefined();
    const env = { TELEGRAM_BOT_TOKEN: "123456:AAexample-token" };
    expect(await problemsOf(loadConfig({ env, cwd }))).toContain(
      'TELEGRAM_PAYMENT_TOKEN: the payment method "card" is by invoice, which needs it',
    );
    const whole = { ...env, TELEGRAM_PAYMENT_TOKEN: "381764678:TEST:12345" };
    expect((await loadConfig({ env: whole, cwd })).channel).toBeDefined();
  });

  it("lists everything that is wrong at once, and names no value", async () => {
    const cwd = folder({
      "deskgraph.config.ts": `export default {
        nmae: "canary-name", catalogue: "shelf.json", timeZone: "canary/zone", requisites: { iban: "canary-iban" },
        workingHours: { mon: { from: "18:00", to: "9" } }, paymentMethods: [], handoff: { never: ["canary"] },
      };`,
      "shelf.json": '[{"id":"canary"}]',
    });
    const env = {
      PORT: "canary-port",
      DATABASE_URL: "mysql://canary-password@host/db",
      SUPABASE_URL: "https://example.com",
      DESKGRAPH_MODEL: "canary model",
    };
    const message = await problemsOf(loadConfig({ env, cwd }));
    for (const name of [
      "PORT",
      "DATABASE_URL",
      "SUPABASE_SERVICE_ROLE_KEY",
      "DESKGRAPH_MODEL",
      "nmae: there is no such setting; is it name?",
      "timeZone",
      "requisites.iban",
      "workingHours.mon",
      "paymentMethods",
      "handoff.never",
      "product 1, variants",
    ]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain("canary");
  });

  it("knows a wrong name inside a text and inside a day, too", async () => {
    const cwd = folder({
      "deskgraph.config.ts": `export default {
        returns: { ua: "14 днів", uk: "14 днів" }, workingHours: { mon: { form: "09:00", to: "18:00" } },
      };`,
    });
    const message = await problemsOf(loadConfig({ env: {}, cwd }));
    expect(message).toContain("returns.ua: there is no such setting; is it uk?");
    expect(message).toContain("workingHours.mon.form: there is no such setting; is it from?");
  });

  it("checks what settings demand of each other, whatever else is wrong", async () => {
    const way = '{ id: "full", title: { uk: "повна оплата" }, due: "total" }';
    const cwd = folder({
      "deskgraph.config.ts": `export default {
        currency: "canary", paymentMethods: [${way}, ${way}], workingHours: { tue: { from: "18:00", to: "18:00" } },
      };`,
    });
    const message = await problemsOf(loadConfig({ env: { SUPABASE_SERVICE_ROLE_KEY: "canary" }, cwd }));
    for (const name of ["currency", "paymentMethods", "workingHours.tue", "SUPABASE_URL"]) {
      expect(message).toContain(name);
    }
    expect(message).not.toContain("canary");
  });

  it("takes requisites and texts as a whole: nothing of the demo shop's is told beside them", async () => {
    const cwd = folder({
      "deskgraph.config.ts": `export default {
        returns: { uk: "Повернення протягом 30 днів." },
        requisites: { payee: "ФОП Зразок", iban: "UA890000000000000000000000000", purpose: "Оплата" },
      };`,
    });
    const { shop } = await loadConfig({ env: {}, cwd });
    expect(shop.returns).toEqual({ uk: "Повернення протягом 30 днів." });
    expect(shop.requisites).toEqual({
      payee: "ФОП Зразок",
      iban: "UA890000000000000000000000000",
      purpose: "Оплата",
    });
    const half = folder({ "deskgraph.config.ts": 'export default { requisites: { payee: "ФОП Зразок" } };' });
    expect(await problemsOf(loadConfig({ env: {}, cwd: half }))).toContain("requisites.iban");
  });

  it("sends nobody to the demo shop, and advises no size by its chart, where other goods are sold", async () => {
    const shelf = "product;title;category;sku;price;stock\na;Свічка;свічки;C1;200;3";
    const own = async (more: string) => {
      const cwd = folder({
        "goods.csv": shelf,
        "deskgraph.config.ts": `export default { catalogue: "goods.csv", ${more} };`,
      });
      return (await loadConfig({ env: {}, cwd })).shop;
    };
    expect(await own("")).toMatchObject({ sizes: [] });
    expect((await own("")).contacts).toBeUndefined();
    expect((await own('contacts: { phone: "+380440000000" }')).contacts).toEqual({ phone: "+380440000000" });
  });

  it("refuses a Supabase address that is none of the web's", async () => {
    const env = { SUPABASE_URL: "postgres://example.com/canary", SUPABASE_SERVICE_ROLE_KEY: "canary" };
    const message = await problemsOf(loadConfig({ env, cwd: folder() }));
    expect(message).toContain("SUPABASE_URL: an address that begins with https://");
    expect(message).not.toContain("canary");
  });

  it.each([
    ["a syntax error", "export default {", "cannot be loaded"],
    ["a file that throws", 'throw new Error("no reason");', "no reason"],
    ["no default export", "export const shop = {};", "export default defineConfig"],
  ])("says in one line what is wrong with %s", async (_what, content, words) => {
    const message = await problemsOf(loadConfig({ env: {}, cwd: folder({ "deskgraph.config.ts": content }) }));
    expect(message).toContain(words);
    expect(message).not.toMatch(/\n\s+at /);
  });

  it("says when the named file is not there", async () => {
    expect(await problemsOf(loadConfig({ env: { DESKGRAPH_CONFIG: "gone.ts" }, cwd: folder() }))).toContain(
      "DESKGRAPH_CONFIG",
    );
  });

  it("reads .env, lets the environment win, and takes an empty variable for one that is not set", async () => {
    const cwd = folder({ ".env": "PORT=9001\nHOST=0.0.0.0\nDATABASE_URL=\n" });
    const config = await loadConfig({ env: { PORT: "9002", HOST: "" }, cwd });
    expect([config.port, config.host, config.databaseUrl]).toEqual([9002, "0.0.0.0", undefined]);
  });

  it("hands a provider's key of .env to the provider's package, and leaves one that is set", async () => {
    vi.stubEnv("ANTHROPIC_API_KEY", undefined);
    vi.stubEnv("OPENAI_API_KEY", "from-the-shell");
    const cwd = folder({ ".env": "ANTHROPIC_API_KEY=from-the-file\nOPENAI_API_KEY=from-the-file\n" });
    await loadConfig({ env: {}, cwd });
    expect(process.env["ANTHROPIC_API_KEY"]).toBeUndefined();
    await loadConfig({ cwd });
    expect(process.env["ANTHROPIC_API_KEY"]).toBe("from-the-file");
    expect(process.env["OPENAI_API_KEY"]).toBe("from-the-shell");
  });

  it("hands it over when it is given the process's environment by name, too", async () => {
    vi.stubEnv("ANTHROPIC_API_KEY", undefined);
    await loadConfig({ env: process.env, cwd: folder({ ".env": "ANTHROPIC_API_KEY=from-the-file\n" }) });
    expect(process.env["ANTHROPIC_API_KEY"]).toBe("from-the-file");
  });

  it("says when .env or the catalogue is there but cannot be read", async () => {
    const cwd = folder({ "deskgraph.config.ts": 'export default { catalogue: "shelf.json" };' });
    mkdirSync(join(cwd, ".env"));
    mkdirSync(join(cwd, "shelf.json"));
    const message = await problemsOf(loadConfig({ env: {}, cwd }));
    expect(message).toContain(".env: it cannot be read");
    expect(message).toMatch(/catalogue .*shelf\.json: it cannot be read/);
  });

  it.each([
    ["missing", undefined, "there is no such file"],
    ["no JSON", "{", "not valid JSON"],
    [
      "wrong in two rows",
      '[{"id":"a"},{"id":"b","title":{"uk":"Б"},"category":"к","color":{"uk":"ч"},"variants":[{"sku":"B1","size":"1","price":-5,"stock":0.5}]}]',
      "product 1",
    ],
  ])("says what is wrong with a catalogue that is %s", async (_what, content, words) => {
    const cwd = folder({
      "deskgraph.config.ts": 'export default { catalogue: "shelf.json" };',
      ...(content === undefined ? {} : { "shelf.json": content }),
    });
    const message = await problemsOf(loadConfig({ env: {}, cwd }));
    expect(message).toContain(words);
    if (content?.includes("B1")) expect(message).toMatch(/product 2.*price[\s\S]*product 2.*stock/);
  });

  it("keeps secrets as a word wherever they are printed", async () => {
    const { databaseUrl } = await loadConfig({ env: { DATABASE_URL: "postgres://u:canary@h/db" }, cwd: folder() });
    expect(databaseUrl).toBeInstanceOf(Secret);
    const printed = [
      `${databaseUrl}`,
      JSON.stringify({ databaseUrl }),
      inspect({ databaseUrl }, { depth: 5, showHidden: true }),
      String(databaseUrl),
    ];
    for (const text of printed) expect(text).not.toContain("canary");
    expect(databaseUrl?.reveal()).toContain("canary");
  });
});

describe(".env.example", () => {
  it("is what the schema says", () => {
    const written = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    expect(written, "run: node src/config/env-example.ts").toBe(envExample());
  });
});
