import { type Effect, effectKeyOf, laneOf, tenantId, turnId } from "../../src/core/index.ts";
import { queues } from "../../src/work/start-workers.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createJobEngine } from "../../supabase/jobs/job-engine.ts";
import { jobsSchema } from "../../supabase/jobs/jobs-schema.ts";
import { createTables } from "../../supabase/store/store.ts";
import { startVendor } from "../fakes/vendor.ts";
import { startPostgres } from "../kit/postgres.ts";
import { seededRandom } from "../kit/seeded-random.ts";
import { startFleet } from "./fleet.ts";

export interface EffectsUnderKills {
  readonly effects: number;
  readonly kills: number;
  readonly lost: number;
  readonly inversions: number;
  readonly unique: number;
  readonly repeats: number;
  readonly seconds: number;
  readonly exitCodes: readonly (number | null)[];
  readonly errors: readonly string[];
  /** What never arrived, with everything the tables know of it: without that nobody can tell why. */
  readonly stuck: readonly object[];
}

/**
 * Effects in many lanes, several processes, and deaths at named and at random moments until enough died; then the
 * vendor's own memory is compared with what was put.
 */
export async function effectsUnderKills(of: {
  readonly processCount: number;
  readonly effectCount: number;
  readonly conversationCount: number;
  readonly killCount: number;
  readonly everyMs: number;
  readonly seed: number;
}): Promise<EffectsUnderKills> {
  const random = seededRandom(of.seed);
  const server = await startPostgres();
  const url = await server.createDatabase("chaos");
  const home = await openHome({ kind: "postgres", url, tenant: tenantId("chaos") });
  const vendor = await startVendor();
  try {
    await migrate(home);
    const engine = await createJobEngine(home, { queues, report: () => undefined });
    const { store, desk } = createTables(home, { wakeIn: engine.wakeIn });
    const startedMs = performance.now();
    vendor.delayMs = () => random() * 20;
    // One in fifty answers is lost after the vendor took it, one in fifty calls never reaches it.
    vendor.fault = () => {
      const dice = random();
      return dice < 0.02 ? "lose" : dice < 0.04 ? "drop" : "none";
    };
    const conversations: Effect["conversationId"][] = [];
    for (let n = 0; n < of.conversationCount; n += 1) {
      conversations.push((await store.openConversation({ channel: "chaos", channelChatId: `${n}` })).id);
    }
    const expected = new Map<string, number>();
    const effectAt = (n: number): Effect => {
      const conversationId = conversations[n % conversations.length];
      if (conversationId === undefined) throw new Error("no conversation");
      const kind = n % 3 === 0 ? "staff.post" : "ticket.note";
      const common = {
        key: effectKeyOf({ thread: conversationId, turn: "chaos", node: "chaos", kind, subject: `${n}` }),
        lane: laneOf(conversationId, kind),
        conversationId,
        turnId: turnId("chaos"),
        node: "chaos",
      };
      expected.set(common.key, n);
      return kind === "staff.post"
        ? { ...common, kind, payload: { topic: "message", text: `${n}`, actions: [] } }
        : { ...common, kind, payload: { text: `${n}`, public: true } };
    };
    const fleet = await startFleet(of.processCount, { url, vendorUrl: vendor.url, dyingChance: 0.002, seed: of.seed });

    // Effects keep coming while processes die, so that each death finds something to interrupt.
    const batch = 50;
    const putting = (async () => {
      const pauseMs = (of.killCount * of.everyMs * batch) / of.effectCount;
      for (let n = 0; n < of.effectCount; n += batch) {
        const effects = Array.from({ length: Math.min(batch, of.effectCount - n) }, (_, at) => effectAt(n + at));
        await store.put(effects);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    })();
    const waiting = async (): Promise<number> =>
      (await desk.counts()).reduce((sum, each) => sum + each.waiting + each.dead, 0);
    let isPut = false;
    void putting.then(() => {
      isPut = true;
    });
    while (!isPut || fleet.deaths < of.killCount) {
      await new Promise((resolve) => setTimeout(resolve, of.everyMs * (0.5 + random())));
      if (fleet.deaths < of.killCount) fleet.killOne(Math.floor(random() * of.processCount));
    }
    await putting;
    vendor.fault = () => "none";
    const giveUp = performance.now() + 240_000;
    while ((await waiting()) > 0 && performance.now() < giveUp)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const seconds = (performance.now() - startedMs) / 1000;
    const stuck = await stuckLanes(home);
    const exitCodes = await fleet.stop("SIGTERM");
    await engine.stop(0);

    const newestInLane = new Map<string, number>();
    let inversions = 0;
    for (const { key, lane } of vendor.arrivals) {
      const n = expected.get(key) ?? -1;
      if (n < (newestInLane.get(lane) ?? -1)) inversions += 1;
      newestInLane.set(lane, Math.max(n, newestInLane.get(lane) ?? -1));
    }
    const arrived = new Set(vendor.arrivals.map(({ key }) => key));
    return {
      effects: expected.size,
      kills: fleet.deaths,
      lost: [...expected.keys()].filter((key) => !arrived.has(key)).length,
      inversions,
      unique: arrived.size,
      repeats: [...vendor.repeats.values()].reduce((sum, each) => sum + each, 0),
      seconds,
      exitCodes,
      errors: fleet.errors,
      stuck,
    };
  } finally {
    await vendor.stop();
    await home.close();
    await server.stop();
  }
}

async function stuckLanes(home: Home): Promise<readonly object[]> {
  const { rows } = await home.pool.query<object>(
    `select o.lane, count(*)::int as effects, array_agg(distinct o.state) as states, max(o.attempts) as attempts,
       max(o.reason) as reason, max(o.sending_at)::text as sending_at, max(o.due_at)::text as due_at, now()::text as now,
       (select to_jsonb(l) from deskgraph.lanes l where l.lane = o.lane) as held,
       (select jsonb_agg(jsonb_build_object('state', j.state, 'created', j.created_on, 'startsAfter', j.start_after,
            'started', j.started_on, 'heartbeat', j.heartbeat_on, 'retries', j.retry_count))
          from ${jobsSchema(home)}.job j where j.singleton_key = o.lane and j.state <> 'completed') as jobs
     from deskgraph.outbox o where o.state in ('waiting', 'dead') group by o.lane`,
  );
  return rows;
}
