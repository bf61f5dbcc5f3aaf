import { expect, it } from "vitest";
import { silentLog } from "../../../src/core/index.ts";
import { createReports } from "../../../src/work/reports.ts";
import { createEpisodes } from "../../../supabase/store/episodes.ts";
import { createTables } from "../../../supabase/store/store.ts";
import { testConfig } from "../../kit/app.ts";
import { freshHome } from "../../kit/home.ts";
import { inSmall } from "../../kit/in-small.ts";
import { seededRandom } from "../../kit/seeded-random.ts";
import { countedReport, openMinutes } from "./counted.ts";
import { happenedInChat } from "./happened.ts";
import { type Chat, storeChats, timeOf } from "./stored.ts";

/** 10,000 take eight minutes of a core and were tried by hand (2026-11-30). */
const chatCount = inSmall(500, 2_500);
/** Over the night in which the clocks of Kyiv go back. */
const begin = new Date("2026-10-12T00:00:00Z");
const horizonDays = 60;

it("the report's figures are those that a count by hand finds, however often and late the facts were kept", async () => {
  const random = seededRandom(20_261_130);
  const chats: Chat[] = Array.from({ length: chatCount }, (_, at) => ({
    id: `c_${at}`,
    steps: happenedInChat(random, `c_${at}`),
  }));
  const { shop } = await testConfig();
  const home = await freshHome();
  const now = horizonDays * 1_440;
  let nowMinute = 0;
  const reports = createReports({
    episodes: createEpisodes(home),
    store: createTables(home).store,
    shop,
    now: () => new Date(timeOf(begin, nowMinute)),
    log: silentLog,
  });
  // In three parts, as the hours bring them; what was kept of a chat goes on in the next part.
  const parts = [14 * 1_440, 30 * 1_440, now];
  for (const [at, until] of parts.entries()) {
    const since = parts[at - 1] ?? 0;
    const part = chats.map(({ id, steps }) => ({
      id,
      steps: steps.filter(({ minute }) => minute >= since && minute < until),
    }));
    const size = 500;
    for (let from = 0; from < part.length; from += size) await storeChats(home, begin, part.slice(from, from + size));
    nowMinute = until;
    await reports.keep();
  }
  const open = openMinutes(shop, begin, now);
  const counted = (from: number, to: number) => countedReport(chats, { shop, open, from, to, now });
  const reported = (from: number, to: number) =>
    reports.report({ from: new Date(timeOf(begin, from)), to: new Date(timeOf(begin, to)) });
  const whole = counted(0, now);
  expect(whole.episodes).toBeGreaterThan(chatCount);
  expect(await reported(0, now)).toEqual(whole);
  expect(await reported(10 * 1_440, 17 * 1_440)).toEqual(counted(10 * 1_440, 17 * 1_440));
  // Kept once more from the beginning, nothing is counted twice.
  await home.pool.query("delete from deskgraph.cursors where tenant_id = $1", [home.tenant]);
  expect(await reported(0, now)).toEqual(whole);
});
