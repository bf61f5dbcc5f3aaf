/**
 * A conversation of 200 turns: what turn 200 costs against turn 10, in time and in stored bytes, side by side in one
 * run. Time is the median of the ten turns around each mark; bytes are what the checkpoint tables hold for the
 * conversation.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../src/app.ts";
import { loadConfig } from "../src/config/config.ts";
import { noSettleWindow } from "../src/inbox/settle-window.ts";
import { openHome } from "../supabase/home/home.ts";

const turnCount = 200;
const questions = [
  "Добрий день!",
  "сукня на 122 є?",
  "а в іншому кольорі?",
  "скільки коштує доставка?",
  "є куртки на 134?",
  "дорого, а дешевше є?",
  "покажіть шорти для хлопчика на 128",
  "які умови повернення?",
  "дякую, подумаю",
  "а худі червоне є?",
];

const dir = await mkdtemp(join(tmpdir(), "deskgraph-bench-"));
let ms = Date.parse("2026-01-14T08:00:00.000Z");
const loaded = await loadConfig();
/** One customer who asks more than any customer may. */
const much = { callsPerHour: 10_000, callsPerDay: 10_000, tokensPerHour: 1e9, tokensPerDay: 1e9 };
const modelLimits = { ...loaded.shop.modelLimits, customer: much };
const config = { ...loaded, shop: { ...loaded.shop, modelLimits } };
const app = await createApp({
  config,
  home: await openHome({ kind: "embedded", dir, tenant: config.tenant }),
  now: () => new Date(ms),
  settleWindow: noSettleWindow,
});
await app.work();
const conversation = await app.open({ channel: "bench", channelChatId: "1" });

const tables = ["checkpoints", "checkpoint_blobs", "checkpoint_writes"];
async function stored(): Promise<{ bytes: number; rows: number }> {
  let total = { bytes: 0, rows: 0 };
  for (const table of tables) {
    const { rows } = await app.home.pool.query<{ bytes: string; rows: string }>(
      `select coalesce(sum(pg_column_size(t.*)), 0) as bytes, count(*) as rows from langgraph.${table} t where thread_id = $1`,
      [conversation.id],
    );
    const [row] = rows;
    total = { bytes: total.bytes + Number(row?.bytes ?? 0), rows: total.rows + Number(row?.rows ?? 0) };
  }
  return total;
}

const times: number[] = [];
const sizes: { bytes: number; rows: number }[] = [];
for (let turn = 0; turn < turnCount; turn += 1) {
  ms += 60_000;
  await app.accept({
    conversationId: conversation.id,
    source: "bench",
    externalId: String(turn),
    body: { kind: "message", text: questions[turn % questions.length] ?? "", attachments: [] },
  });
  const start = performance.now();
  await app.settle(conversation.id);
  times.push(performance.now() - start);
  sizes.push(await stored());
}
await app.close();
await rm(dir, { recursive: true, force: true });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const around = (mark: number): { ms: number; bytes: number; rows: number } => {
  const window = (values: readonly number[]): number => median(values.slice(Math.max(0, mark - 10), mark));
  return {
    ms: window(times),
    bytes: window(sizes.map(({ bytes }) => bytes)),
    rows: window(sizes.map(({ rows }) => rows)),
  };
};
const [early, late] = [around(15), around(turnCount)];
const goal = 1.5;
const ratios = { time: late.ms / early.ms, bytes: late.bytes / early.bytes };
process.stdout.write(
  [
    `turn 10   ${early.ms.toFixed(1)} ms   ${early.bytes} bytes   ${early.rows} rows`,
    `turn 200  ${late.ms.toFixed(1)} ms   ${late.bytes} bytes   ${late.rows} rows`,
    `ratio     time ${ratios.time.toFixed(2)}   bytes ${ratios.bytes.toFixed(2)}   (goal: at most ${goal.toFixed(2)})`,
    "",
  ].join("\n"),
);
process.exitCode = ratios.time <= goal && ratios.bytes <= goal ? 0 : 1;
