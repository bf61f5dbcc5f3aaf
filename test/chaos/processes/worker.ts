import { Agent, createServer, request } from "node:http";
import { z } from "zod";
import {
  armCrashPoints,
  type ConversationId,
  type Deliverer,
  type DeliveryResult,
  type Effect,
  Overloaded,
  type Store,
  type Turn,
  type TurnOutcome,
  tenantId,
} from "../../../src/core/index.ts";
import { createAccept } from "../../../src/inbox/accept.ts";
import { openGate } from "../../../src/inbox/turn-gate.ts";
import { withWouldDo } from "../../../src/outbox/would-do.ts";
import { demoShop } from "../../../src/shop/demo-shop.ts";
import { queues, startWorkers } from "../../../src/work/start-workers.ts";
import { openHome } from "../../../supabase/home/home.ts";
import { isHomeTrouble } from "../../../supabase/home/home-trouble.ts";
import { wakeForgotten } from "../../../supabase/jobs/forgotten-lanes.ts";
import { createJobEngine } from "../../../supabase/jobs/job-engine.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { createVendorLimits } from "../../../supabase/vendor-limits/vendor-limits.ts";
import { noTraces } from "../../kit/no-traces.ts";
import { seededRandom } from "../../kit/seeded-random.ts";

/**
 * One process of the product's spine, with a vendor over HTTP and an echo for a graph; dies at named points by chance.
 */
const options = z
  .object({ url: z.string(), vendorUrl: z.string(), dyingChance: z.number(), seed: z.number() })
  .parse(JSON.parse(process.argv[2] ?? "{}"));
const random = seededRandom(options.seed);

const home = await openHome({ kind: "postgres", url: options.url, tenant: tenantId("chaos") });
const engine = await createJobEngine(home, { queues, report: () => undefined });
const { store, deliveries } = createTables(home, { wakeIn: engine.wakeIn });
const agent = new Agent({ keepAlive: true });

await startWorkers(
  engine,
  {
    store,
    lanes: deliveries,
    window: { loneMs: 20, finishedMs: 20, burstMs: 20, longestMs: 100 },
    gate: openGate,
    run: (turn) => echo(store, turn),
    park: () => Promise.reject(new Error("no turn is parked here")),
    isHomeTrouble,
    traces: noTraces,
    report: (event) => {
      if (event.event === "turn_failed") process.stderr.write(`${String(event.error)}\n`);
    },
  },
  {
    deliveries,
    ...createVendorLimits(home),
    traces: noTraces,
    report: () => undefined,
    deliverers: withWouldDo({
      "ticket.note": toVendor((effect) => effect.payload.text),
      "staff.post": toVendor((effect) => effect.payload.text),
      "reply.send": toVendor((effect) => effect.payload.reply.text),
    }),
  },
);

setInterval(() => void wakeForgotten(home, engine).catch(() => undefined), 60_000).unref();

const accept = createAccept({
  store,
  now: () => new Date(),
  traces: noTraces,
  people: demoShop.people,
  report: () => undefined,
});
const arrivalSchema = z.object({ chat: z.string(), id: z.string(), text: z.string() });
const server = createServer((incoming, answer) => {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  incoming.on("end", () => {
    take(arrivalSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))).then(
      () => answer.writeHead(200).end(),
      (error: unknown) => answer.writeHead(error instanceof Overloaded ? 503 : 500).end(),
    );
  });
});
async function take({ chat, id, text }: z.output<typeof arrivalSchema>): Promise<void> {
  const conversation = await store.openConversation({ channel: "chaos", channelChatId: chat });
  await accept({
    conversationId: conversation.id,
    source: "chaos",
    externalId: id,
    body: { kind: "message", text, attachments: [] },
  });
}
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address !== "string") process.stdout.write(`listening ${address.port}\n`);
});
if (options.dyingChance > 0) {
  armCrashPoints(() => {
    if (random() < options.dyingChance) process.kill(process.pid, "SIGKILL");
  });
}
process.once("SIGTERM", () => {
  armCrashPoints(undefined);
  server.close();
  server.closeAllConnections();
  void engine
    .stop(15_000)
    .then(() => home.close())
    .then(() => process.exit(0));
});

/** Answers everything that was said since the last answer that was really sent. */
async function echo(of: Store, turn: Turn): Promise<TurnOutcome> {
  const unanswered = await unansweredIn(of, turn.conversationId);
  const said = turn.inbounds.flatMap((inbound) =>
    inbound.kind === "message" ? [{ inboundId: inbound.id, text: inbound.text }] : [],
  );
  const text = [...unanswered, ...said.map((each) => each.text)].join("|");
  return {
    heard: said,
    replies: [{ id: `${turn.id}/echo`, turnId: turn.id, kind: "plain", text }],
    facts: [],
    orders: [],
  };
}

async function unansweredIn(of: Store, id: ConversationId): Promise<string[]> {
  const entries = await of.transcript(id, 100);
  const answered = entries.findLastIndex(({ author, withheld }) => author === "ai" && withheld === undefined);
  return entries.slice(answered + 1).flatMap(({ author, text }) => (author === "customer" ? [text] : []));
}

function toVendor<E extends Effect>(bodyOf: (effect: E) => string) {
  const deliver = (effect: E, { signal }: { readonly signal: AbortSignal }): Promise<DeliveryResult> =>
    post(`${options.vendorUrl}/deliver`, { key: effect.key, lane: effect.lane, body: bodyOf(effect) }, signal);
  return { isSafeToRepeat: true, deliver } satisfies Partial<Deliverer> & { deliver: unknown };
}

/** Plain node:http with a kept connection: thousands of calls a second cost little beside the database. */
function post(url: string, body: object, signal: AbortSignal): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    const sent = request(url, { method: "POST", agent, signal }, (answer) => {
      answer.resume();
      answer.once("end", () => {
        const { statusCode: status = 0 } = answer;
        if (status === 200) resolve({ outcome: "done", receipt: {} });
        else resolve({ outcome: "retry", code: `http_${status}`, afterMs: 50 });
      });
      answer.once("error", () => resolve({ outcome: "uncertain", code: "cut_off" }));
    });
    sent.once("error", () => resolve({ outcome: "uncertain", code: "cut_off" }));
    sent.end(JSON.stringify(body));
  });
}
