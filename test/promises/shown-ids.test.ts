import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { customerMeant } from "../../src/cli/customer-meant.ts";
import { idMeant } from "../../src/cli/id-meant.ts";
import type { TenantId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { type Alarm, withAlarms } from "../../src/telemetry/alarms.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { rotateHomeSecret } from "../../supabase/home/home-secret.ts";
import { conversationIdOf, customerIdOf, inboundIdOf } from "../../supabase/store/derived-ids.ts";
import { openingHours, testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { person } from "../kit/person.ts";

/** The customer's id in the channel; whoever has a log tries all up to some number. */
const chatId = 1_234;
const triedCount = inSmall(2_000, 200_000);

const sale = ["сукня на 122 є?", "беру першу", "Олена, 067 111 22 33, Київ, відділення 5", "повна оплата", "оплатила"];

const lines: string[] = [];
const alarms: Alarm[] = [];
const spans = new InMemorySpanExporter();
let app: App;
let tenant: TenantId;
let metrics: string;

/** Every word of what was told that an id could be. */
const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(/[\w-]{8,}/g) ?? []);

async function sell(): Promise<void> {
  let ms = openingHours;
  const home = await freshHome();
  ({ tenant } = home);
  const meters = createMetrics({ isProcessIncluded: false });
  app = await createApp({
    config: await testConfig(),
    home,
    now: () => new Date(ms),
    settleWindow: noSettleWindow,
    engine: async () => inlineLanes(),
    metrics: meters,
    log: withAlarms(createLog({ level: "debug", write: (line) => lines.push(line) }), {
      send: async (alarm) => void alarms.push(alarm),
    }),
    // One that is refused for good: a dead letter is an error, and an alarm.
    deliverers: () => ({
      "crm.status": { deliver: async () => ({ outcome: "refused", code: "gone" }) },
      "ticket.open": { vendor: "acme", deliver: async () => ({ outcome: "locked", code: "http_401" }) },
    }),
  });
  await app.work();
  const { id } = await app.open({ channel: "telegram", channelChatId: String(chatId), username: "olena" });
  const send = async (externalId: string, body: Parameters<App["accept"]>[0]["body"]): Promise<void> => {
    ms += 30_000;
    await app.accept({ conversationId: id, source: "telegram/1", externalId, body });
    await app.settle(id);
  };
  for (const [at, text] of [...sale, "покличте людину"].entries())
    await send(`${chatId}/${at}`, { kind: "message", text, attachments: [] });
  const bill = await app.openBill(id);
  await send("decision", { kind: "payment_decision", billId: bill?.id ?? "", paid: true, by: person("manager") });
  metrics = (await meters.expose()).text;
}

describe("of a whole sale", () => {
  beforeAll(async () => {
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }));
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    await sell();
  });
  afterAll(async () => {
    trace.disable();
    context.disable();
    await app.close();
  });

  const told = (): string => {
    const traced = spans.getFinishedSpans().map(({ name, attributes, status }) => [name, attributes, status]);
    return [lines.join(""), JSON.stringify(alarms), JSON.stringify(traced), metrics].join("\n");
  };

  it("no line, alarm, span or metric holds an id that trying all chats would find", () => {
    expect([lines.length > 20, alarms.length > 0, spans.getFinishedSpans().length > 20]).toEqual([true, true, true]);
    const words = wordsIn(told());
    const found: number[] = [];
    for (let tried = 1; tried <= triedCount; tried += 1) {
      const chat = { channel: "telegram", channelChatId: String(tried) };
      const ids = [
        conversationIdOf(tenant, chat),
        customerIdOf(tenant, chat),
        inboundIdOf(tenant, "telegram/1", `${tried}/0`),
      ];
      if (ids.some((id) => words.has(id))) found.push(tried);
    }
    expect(found).toEqual([]);
  });

  it("no id of the database is told, nor the beginning of one", async () => {
    const { rows } = await app.home.pool.query<{ id: string }>(
      `select id from deskgraph.customers where tenant_id = $1 union all
       select id from deskgraph.conversations where tenant_id = $1 union all
       select id from deskgraph.inbounds where tenant_id = $1 union all
       select id from deskgraph.turns where tenant_id = $1 union all
       select key from deskgraph.outbox where tenant_id = $1`,
      [tenant],
    );
    expect(rows.length).toBeGreaterThan(20);
    const text = told();
    expect(rows.filter(({ id }) => text.includes(id.slice(0, 10)))).toEqual([]);
  });

  it("an id copied from a log finds its customer and its effect, also after the secret was changed", async () => {
    const logged = lines.map((line): Record<string, unknown> => JSON.parse(line));
    const { conversationId = "" } = logged.find(({ event }) => event === "turn.done") ?? {};
    const { effectKey = "" } = logged.find(({ event }) => event === "effect.dead") ?? {};
    const customer = customerIdOf(tenant, { channel: "telegram", channelChatId: String(chatId) });
    const findBoth = async () => [
      await customerMeant(app, String(conversationId)),
      (await app.desk.list({ states: ["dead"], limit: 9 })).map(({ effect }) => String(effect.key)),
      await idMeant(app, String(effectKey)),
    ];
    const [meant, dead, key] = await findBoth();
    expect(meant).toBe(customer);
    expect(dead).toContain(key);
    await rotateHomeSecret(app.home);
    expect(await findBoth()).toEqual([meant, dead, key]);
    await expect(customerMeant(app, "c_AAAAAAAAAAAAAAAA")).rejects.toThrow("There is no customer c_AAAAAAAAAAAAAAAA");
  });
});
