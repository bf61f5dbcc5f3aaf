import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, createApp } from "../../src/app.ts";
import { type DeliveryResult, type Effect, Secret } from "../../src/core/index.ts";
import { routes } from "../../src/http/routes.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { createLog } from "../../src/telemetry/log.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { describeError } from "../../src/telemetry/safe-fields.ts";
import { createTraces } from "../../src/telemetry/traces.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { inlineLanes } from "../kit/inline-lanes.ts";
import { person } from "../kit/person.ts";
import { SlowModel } from "../kit/slow-model.ts";

const canaries = {
  word: "канарковеслово",
  phone: "+380671112233",
  email: "canary@example.com",
  card: "4444333322221111",
  token: "123456789:AAcanarycanarycanary",
  username: "canary_username",
  chatId: "chat-canary-77",
  secret: "canary-secret-value",
} as const;
const all = Object.values(canaries);
const chatCount = inSmall(6, 12);
const everything = all.join(" ");

/** Every way an attempt to deliver can end, each with canaries wherever words fit. */
const failures: readonly (() => Promise<DeliveryResult>)[] = [
  async () => ({ outcome: "retry", code: "http_503", detail: everything }),
  async () => ({ outcome: "retry", code: everything, pauseVendorMs: 1 }),
  async () => ({ outcome: "uncertain", code: canaries.phone, detail: everything }),
  async () => ({ outcome: "refused", code: canaries.email, detail: everything }),
  async () => ({ outcome: "locked", code: "http_401", detail: everything }),
  () => Promise.reject(new TypeError(everything)),
  () => Promise.reject(Object.assign(new Error(everything), { name: canaries.card, code: canaries.token })),
  async () => ({ outcome: "done", receipt: { externalId: everything, url: `https://example.com/${canaries.token}` } }),
];

describe("secrets and personal data", () => {
  const lines: string[] = [];
  const warnings: string[] = [];
  const answers: string[] = [];
  const spans = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const contexts = new AsyncLocalStorageContextManager();
  let operationCount = 0;
  const warn = (warning: Error): void => void warnings.push(`${warning.name} ${warning.message}`);

  beforeAll(() => {
    trace.setGlobalTracerProvider(provider);
    context.setGlobalContextManager(contexts.enable());
    process.on("warning", warn);
  });
  afterAll(() => {
    process.off("warning", warn);
    trace.disable();
    context.disable();
  });

  it("are in no log line, metric, span, answer or warning, whatever fails", async () => {
    const log = createLog({ level: "debug", write: (line) => void lines.push(line) });
    const metrics = createMetrics({ isProcessIncluded: false });
    let attempts = 0;
    const deliver = (_effect: Effect): Promise<DeliveryResult> => {
      attempts += 1;
      const fail = failures[attempts % failures.length];
      return fail === undefined ? Promise.reject(new Error("no failure")) : fail();
    };
    // Without a vendor there is no breaker, so every attempt is made; the two with one show what breakers say.
    const failing = { deliver };
    const well = { vendor: "acme", deliver: async (): Promise<DeliveryResult> => ({ outcome: "done", receipt: {} }) };
    const locked = {
      vendor: "shut",
      deliver: async (): Promise<DeliveryResult> => ({ outcome: "locked", code: "http_401", detail: everything }),
    };
    const model = new SlowModel(() => {
      if (operationCount % 5 === 0) throw new Error(everything);
      return 0;
    });
    const config = await testConfig();
    const home = await freshHome();
    const app: App = await createApp({
      config,
      home,
      settleWindow: noSettleWindow,
      engine: async () => inlineLanes((error) => log.warn("jobs.trouble", describeError(error))),
      model,
      log,
      metrics,
      traces: createTraces(),
      deliverers: () => ({
        "crm.first_touch": well,
        "crm.status": failing,
        "crm.assign": failing,
        "ticket.open": locked,
        "staff.post": failing,
        "reply.send": failing,
      }),
    });
    await app.work();
    const texts = [
      `${canaries.word} сукня на 122 є?`,
      `мій телефон ${canaries.phone}, пошта ${canaries.email}`,
      `картка 4444 3333 2222 1111`,
      `${canaries.token} покличте людину`,
      `скарга! ${canaries.word}`,
    ];
    for (let chat = 0; chat < chatCount; chat += 1) {
      const id = `${canaries.chatId}-${chat}`;
      const conversation = await app.open({ channel: "test", channelChatId: id, username: canaries.username });
      for (const [at, text] of texts.entries()) {
        operationCount += 1;
        const body = { kind: "message", text, attachments: [] } as const;
        const given = {
          conversationId: conversation.id,
          source: "test",
          externalId: `${canaries.email}/${chat}/${at}`,
        };
        await app.accept({ ...given, body });
        await app.settle(conversation.id);
      }
      // A turn that cannot be run: its commit meets what Postgres refuses.
      operationCount += 1;
      const broken = { kind: "person_message", text: everything, by: person(canaries.username) } as const;
      await app.accept({
        conversationId: conversation.id,
        source: "test",
        externalId: `p/${canaries.phone}/${chat}`,
        body: broken,
      });
      await app.settle(conversation.id);
      await app
        .accept({ conversationId: conversation.id, source: "test", externalId: "", body: broken })
        .catch(() => 0);
    }
    const http = routes({
      ready: () => Promise.reject(new Error(everything)),
      metrics: { expose: () => Promise.reject(new Error(everything)) },
      served: (of) => metrics.httpServed(of),
      failed: (error) => log.error("http.error", describeError(error)),
      refused: () => undefined,
      webhooks: [
        {
          path: "/door",
          proofHeader: "x-proof",
          secret: "right",
          maxBodyBytes: 100,
          take: () => Promise.reject(new Error(everything)),
        },
      ],
    });
    const query = encodeURIComponent(everything);
    for (const path of ["/readyz", "/metrics", `/${query}`, `/door?x=${query}`, "/healthz"]) {
      for (const [method, proof] of [
        ["GET", "wrong"],
        ["POST", "right"],
        ["POST", canaries.secret],
      ] as const) {
        operationCount += 1;
        const init = { method, headers: { "x-proof": proof, "x-canary": canaries.token } };
        answers.push(await (await http.request(path, init)).text());
      }
    }
    // What a careless caller might pass, had TypeScript not stopped it.
    const careless: object = {
      text: everything,
      message: everything,
      payload: { everything },
      error: new Error(everything),
    };
    log.error("turn.failed", { ...careless, reason: canaries.phone, kind: everything, lane: canaries.word });
    log.info("turn.done", { conversationId: everything, host: canaries.email });
    // A code is a word, so a word in its place cannot be told from one; everything that looks like data can.
    const { username: _username, secret, chatId: _chatId, ...likeData } = canaries;
    for (const value of [...Object.values(likeData), everything, new Secret(secret)]) {
      operationCount += 1;
      log.warn("jobs.trouble", { ...describeError(new Error(String(value))), reason: String(value) });
      metrics.effectTried({ destination: String(value), outcome: String(value), attemptMs: 1 });
      metrics.inboundAccepted({ kind: String(value), fresh: true });
      metrics.httpServed({ route: `/${String(value)}`, status: 200 });
      metrics.breakerChanged({ vendor: String(value), to: "opened" });
    }
    const exposed = (await metrics.expose()).text;
    const traced = JSON.stringify(
      spans
        .getFinishedSpans()
        .map(({ name, attributes, events, status, links }) => [name, attributes, events, status, links]),
    );
    await app.close();

    expect(operationCount).toBeGreaterThan(chatCount * 7);
    expect(attempts).toBeGreaterThan(chatCount * 2);
    expect(lines.length).toBeGreaterThan(chatCount * 16);
    expect(spans.getFinishedSpans().length).toBeGreaterThan(chatCount * 12);
    const told = [lines.join(""), exposed, traced, answers.join(" "), warnings.join(" ")].join(" ");
    for (const [name, canary] of Object.entries(canaries)) expect(told.includes(canary), name).toBe(false);
    for (const part of ["4444 3333", "380671112233", "AAcanary", "canary_"]) expect(told).not.toContain(part);
  });

  it("join one trace from the message to the vendor's call", () => {
    const finished = spans.getFinishedSpans();
    const call = finished.find(({ name }) => name === "vendor.call");
    const line: string[] = [];
    for (
      let at = call;
      at !== undefined;
      at = finished.find((span) => span.spanContext().spanId === at?.parentSpanContext?.spanId)
    ) {
      line.push(at.name);
    }
    expect(line).toEqual(["vendor.call", "effect.deliver", "turn", "inbox.accept"]);
  });
});
