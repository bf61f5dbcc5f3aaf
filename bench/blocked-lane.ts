/**
 * One sick lane harms no other: 100,000 effects wait behind a head that is not due, and other lanes are delivered
 * beside them. Against the same without the sick lane, in turns in one run: what gets through in a second, and what it
 * takes to find and claim the next effect.
 */
import { type Deliverer, type Effect, effectKeyOf, laneOf, tenantId, turnId } from "../src/core/index.ts";
import { deliverLane } from "../src/outbox/deliver-lane.ts";
import type { OutboxDeps } from "../src/outbox/outbox-deps.ts";
import { withWouldDo } from "../src/outbox/would-do.ts";
import { openHome } from "../supabase/home/home.ts";
import { migrate } from "../supabase/home/migrate.ts";
import { createJobEngine } from "../supabase/jobs/job-engine.ts";
import { createTables } from "../supabase/store/store.ts";
import { createVendorLimits } from "../supabase/vendor-limits/vendor-limits.ts";
import { noTraces } from "../test/kit/no-traces.ts";
import { startPostgres } from "../test/kit/postgres.ts";

const blockedCount = 100_000;
const laneCount = 100;
const perLane = 25;
const rounds = 5;

const server = await startPostgres();
const tenant = tenantId("bench");

async function open(name: string) {
  const home = await openHome({ kind: "postgres", url: await server.createDatabase(name), tenant });
  await migrate(home);
  const engine = await createJobEngine(home, { queues: ["ticket", "crm"] });
  const tables = createTables(home, { wakeIn: engine.wakeIn });
  let left = 0;
  let allDone = (): void => undefined;
  const deliverer: Deliverer<"ticket.note"> = {
    isSafeToRepeat: true,
    deliver: async () => {
      left -= 1;
      if (left === 0) allDone();
      return { outcome: "done", receipt: {} };
    },
  };
  const outbox: OutboxDeps = {
    ...createVendorLimits(home),
    deliveries: tables.deliveries,
    deliverers: withWouldDo({ "ticket.note": deliverer }),
    traces: noTraces,
    report: () => undefined,
  };
  await engine.work("ticket", 8, (hold) => deliverLane(outbox, hold));
  const note = (conversationId: Effect["conversationId"], n: number): Effect => ({
    kind: "ticket.note",
    payload: { text: `${n}`, public: true },
    key: effectKeyOf({ thread: conversationId, turn: "bench", node: "bench", kind: "ticket.note", subject: `${n}` }),
    lane: laneOf(conversationId, "ticket.note"),
    conversationId,
    turnId: turnId("bench"),
    node: "bench",
  });
  let count = 0;
  /** Delivered in a second, over many lanes that were put at once. */
  const throughput = async (): Promise<number> => {
    left = laneCount * perLane;
    const done = new Promise<void>((resolve) => {
      allDone = resolve;
    });
    const started = performance.now();
    for (let at = 0; at < laneCount; at += 1) {
      const chat = await tables.store.openConversation({ channel: "bench", channelChatId: `${at}` });
      await tables.store.put(Array.from({ length: perLane }, () => note(chat.id, count++)));
    }
    await done;
    return (laneCount * perLane) / ((performance.now() - started) / 1000);
  };
  /** Milliseconds to take a lane, find its head, claim and settle it. */
  const claim = async (): Promise<number> => {
    const chat = await tables.store.openConversation({ channel: "bench", channelChatId: "claims" });
    const effect = { ...note(chat.id, count++), lane: laneOf(chat.id, "crm.status") };
    await tables.store.put([effect]);
    const started = performance.now();
    const fence = await tables.deliveries.take(effect.lane);
    const head = await tables.deliveries.head(fence, []);
    if (head === undefined) throw new Error("nothing to claim");
    await tables.deliveries.claim(fence, head.key);
    await tables.deliveries.settle(fence, head.key, { to: "done", receipt: {} });
    return performance.now() - started;
  };
  const block = async (): Promise<void> => {
    const chat = await tables.store.openConversation({ channel: "bench", channelChatId: "sick" });
    const head = note(chat.id, count++);
    await tables.store.put([head]);
    await home.pool.query("update deskgraph.outbox set due_at = now() + interval '1 hour' where key = $1", [head.key]);
    await home.pool.query(
      `insert into deskgraph.outbox (tenant_id, key, conversation_id, turn_id, node, kind, lane, payload)
       select $1, 'sick-' || n, $2, 'bench', 'bench', 'ticket.note', $3, '{"text":"x","public":true}'
       from generate_series(1, $4::int) n`,
      [tenant, chat.id, head.lane, blockedCount],
    );
    await home.pool.query("analyze deskgraph.outbox");
  };
  const close = async (): Promise<void> => {
    await engine.stop(2_000);
    await home.close();
  };
  return { throughput, claim, block, close };
}

const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

const empty = await open("empty");
const sick = await open("sick");
await sick.block();
for (const one of [empty, sick]) await one.throughput();
const passed = { empty: [] as number[], sick: [] as number[] };
const claims = { empty: [] as number[], sick: [] as number[] };
for (let n = 0; n < rounds; n += 1) {
  passed.empty.push(await empty.throughput());
  passed.sick.push(await sick.throughput());
  for (let at = 0; at < 60; at += 1) {
    claims.empty.push(await empty.claim());
    claims.sick.push(await sick.claim());
  }
}
const others = median(passed.sick) / median(passed.empty);
const claimed = median(claims.sick) / median(claims.empty);
process.stdout.write(
  `behind ${blockedCount} that wait: others ${median(passed.sick).toFixed(0)}/s vs ${median(passed.empty).toFixed(0)}/s, ` +
    `ratio ${others.toFixed(2)} (goal: at least 0.90)   claim ${median(claims.sick).toFixed(2)} ms vs ` +
    `${median(claims.empty).toFixed(2)} ms, ratio ${claimed.toFixed(2)} (goal: at most 2.00)\n`,
);
await Promise.all([empty.close(), sick.close()]);
await server.stop();
process.exit(others >= 0.9 && claimed <= 2 ? 0 : 1);
