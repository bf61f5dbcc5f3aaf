/**
 * Calm and hostile blocks in turns, in one run of the product as a shop runs it (one process, Postgres, Telegram and
 * Zammad on loopback): what a hundred hostile chats cost genuine customers. `SOAK_MINUTES` is the whole (30); a block
 * is a sixth of it. The fakes share the machine with the product, so the ratio is an upper bound.
 */
import { readFileSync } from "node:fs";
import { startTelegram } from "../test/fakes/telegram.ts";
import { testVendors } from "../test/kit/helpdesk-vendors.ts";
import { startPostgres } from "../test/kit/postgres.ts";
import { productProcess } from "../test/kit/product-process.ts";
import { genuineCustomers } from "./soak/genuine.ts";
import { hostileChats } from "./soak/hostile.ts";

const minutes = Number(process.env["SOAK_MINUTES"] ?? 30);
const blockCount = 6;
const blockMs = (minutes * 60_000) / blockCount;
const allowedRatio = 1.2;
/** What came in a block's last moments is answered after it. */
const lastAnswersMs = 60_000;

const openVendor = testVendors["zammad"];
if (openVendor === undefined) throw new Error("no helpdesk");
const [vendor, telegram, server] = await Promise.all([openVendor(), startTelegram(), startPostgres()]);
const product = await productProcess(telegram);
let lives = 0;
async function live(): Promise<void> {
  lives += 1;
  await product.start({ ...vendor.env, DATABASE_URL: database, DESKGRAPH_LOG: "error" });
  void product.ended().then(() => (isOver ? undefined : live()));
}
let isOver = false;
const database = await server.createDatabase("soak");
await live();

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const quantile = (of: readonly number[], share: number): number =>
  of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * share))] ?? 0;
function memoryMb(): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${product.pid()}/status`, "utf8"))?.[1]) / 1_000;
  } catch {
    return 0;
  }
}

const genuine = genuineCustomers(telegram, 1_000_000);
const hostile = hostileChats(telegram, vendor, 5_000);
// The first questions also load and compile.
genuine.writeIn(-1);
await wait(10_000);

const memory: number[][] = [];
for (let block = 0; block < blockCount; block += 1) {
  const isHostile = block % 2 === 1;
  const before = hostile.sent();
  if (isHostile) hostile.begin();
  genuine.writeIn(block);
  const seen: number[] = [];
  for (const end = performance.now() + blockMs; performance.now() < end; ) {
    seen.push(memoryMb());
    await wait(250);
  }
  hostile.end();
  memory.push(seen);
  const of = genuine.waits.filter((each) => each.block === block).map(({ ms }) => ms);
  process.stdout.write(
    `${isHostile ? "hostile" : "calm   "} ${of.length} answered, p50 ${quantile(of, 0.5).toFixed(0)} ms, ` +
      `p95 ${quantile(of, 0.95).toFixed(0)} ms; memory median ${quantile(seen, 0.5).toFixed(0)} MB, ` +
      `most ${Math.max(...seen).toFixed(0)} MB${isHostile ? `; ${hostile.sent() - before} hostile messages` : ""}\n`,
  );
}
genuine.rest();
for (const end = performance.now() + lastAnswersMs; genuine.unanswered() > 0 && performance.now() < end; ) {
  await wait(100);
}

const p95 = (isHostile: boolean): number =>
  quantile(
    genuine.waits.filter(({ block }) => block >= 0 && (block % 2 === 1) === isHostile).map(({ ms }) => ms),
    0.95,
  );
const ratio = p95(true) / p95(false);
const [firstCalm = 0, lastCalm = 0] = [memory[0], memory[blockCount - 2]].map((of) => quantile(of ?? [], 0.5));
const lost = genuine.unanswered();
isOver = true;
process.stdout.write(
  `p95 hostile / calm: ${ratio.toFixed(2)} (goal: at most ${allowedRatio}); memory of the last calm block / the first: ` +
    `${(lastCalm / firstCalm).toFixed(2)}; deaths ${lives - 1}; unanswered ${lost}; tickets ${vendor.ticketIds().length}\n`,
);
genuine.stop();
await product.remove();
await Promise.all([vendor.stop(), telegram.stop(), server.stop()]);
process.exit(ratio <= allowedRatio && lives === 1 && lost === 0 ? 0 : 1);
