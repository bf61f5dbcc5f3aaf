import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shopSchema, silentLog, tenantId } from "../../src/core/index.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { trim } from "../../src/work/trim.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { openHome } from "../../supabase/home/home.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createTrims } from "../../supabase/store/trims.ts";
import { migratedFolder } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { storedTurns } from "../kit/stored-turns.ts";

const turnCount = inSmall(60, 1_000);
const keptTurnCount = turnCount / 10;
const trimmedEvery = inSmall(keptTurnCount, keptTurnCount / 2);
/** The shortest time for keys is 30 days. */
const keptDays = 30;
const turnMs = (keptDays * 24 * 3_600_000) / keptTurnCount;
const chatCount = 5;
/** Postgres writes pages of 8 kB; a page more or less here and there is no growth. */
const slackBytes = 200_000;
/** The log is kept in files of 16 MB: one that is full, and one that is written to. */
const logMaxBytes = 2 * 16_777_216;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-flat-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).reduce((sum, name) => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found?.isFile() ? sum + found.size : sum;
  }, 0);

it(`the embedded home stays as large as it is over ${turnCount} turns, of which ${keptTurnCount} are kept`, async () => {
  await migratedFolder(dir);
  const home = await openHome({ kind: "embedded", dir, tenant: tenantId("test") });
  let ms = Date.now();
  const now = (): Date => new Date(ms);
  const turns = storedTurns(home, now);
  const { store } = createTables(home, { now });
  const trims = createTrims(home, createCheckpointer(home));
  const days = shopSchema.shape.retentionDays.parse({
    ...{ inbounds: keptDays, transcript: keptDays, outbox: keptDays, keys: keptDays, tickets: keptDays },
  });
  const metrics = createMetrics({ isProcessIncluded: false });
  const sizes: number[] = [];
  for (let turn = 1; turn <= turnCount; turn += 1) {
    ms += turnMs;
    await turns.run(`chat-${turn % chatCount}`);
    if (turn % trimmedEvery !== 0) continue;
    await trim({ trims, store, days, now, log: silentLog, metrics });
    await home.makeRoom?.();
    sizes.push(sizeOf(join(dir, "db", "base")));
    expect(sizeOf(join(dir, "db", "pg_wal"))).toBeLessThanOrEqual(logMaxBytes);
  }
  const settled = sizes.slice(sizes.length / 4);
  expect(Math.max(...settled) - Math.min(...settled)).toBeLessThanOrEqual(slackBytes);
  const { rows } = await home.pool.query<{ inbounds: number; turns: number; effects: number; said: number }>(
    `select (select count(*)::int from deskgraph.inbounds) as inbounds, (select count(*)::int from deskgraph.turns) as turns,
       (select count(*)::int from deskgraph.outbox) as effects, (select count(*)::int from deskgraph.transcript) as said`,
  );
  expect(rows[0]?.inbounds).toBe(keptTurnCount + 1);
  expect(rows[0]?.effects).toBe(keptTurnCount + 1);
  expect(rows[0]?.said).toBe(2 * (keptTurnCount + 1));
  await home.close();
});
