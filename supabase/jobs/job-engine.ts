import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { type JobEngine, type Lane, lane, queueOf } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import type { WakeIn } from "../store/tenant-tables.ts";
import { createLaneLoop, type LaneJobs, type LaneLoop } from "./lane-loop.ts";
import { pgBossOptions } from "./pg-boss-options.ts";

export interface JobEngineOptions {
  /** Every queue lanes are handed out by; known from the start, so that a wake never has to look one up in a transaction. */
  readonly queues: readonly string[];
  /** What goes wrong where no caller waits: a lost connection, a failed maintenance pass. */
  readonly report?: (problem: Error) => void;
}

/** A job engine, and the way to wake a lane inside a transaction of the store. */
export interface LaneEngine extends JobEngine {
  readonly wakeIn: WakeIn;
  /** Wakes lanes outside any transaction. */
  wake(lanes: readonly Lane[]): Promise<void>;
}

/** A worker that died is missed after this long (the engine's minimum) … */
const heartbeatSeconds = 10;
/** … and looked for this often. */
const superviseSeconds = 2;
/** Finished jobs say nothing that our own tables do not say. */
const keepFinishedSeconds = 600;

/**
 * A lane's job is tried again until it succeeds: what an effect's failure means is decided in the outbox, so here only a
 * broken database makes one fail. Short pauses, because recovery is promised within seconds.
 */
const queueOptions = {
  policy: "key_strict_fifo",
  heartbeatSeconds,
  retryLimit: 100_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5,
  deleteAfterSeconds: keepFinishedSeconds,
} as const;

/** Lanes on pg-boss, in the home's own database and through its one pool. */
export async function createJobEngine(home: Home, options: JobEngineOptions): Promise<LaneEngine> {
  const report = options.report ?? ((problem: Error) => process.emitWarning(problem));
  const boss = new PgBoss({
    ...pgBossOptions(home),
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: keepFinishedSeconds,
    // Rebuilding indexes outlasts the pool's statement timeout, and these tables stay small.
    reindex: false,
  });
  boss.on("error", report);
  boss.on("warning", ({ message }) => report(new Error(message)));
  await boss.start();

  /** Tenants share the engine's tables, so their queues carry their names. */
  const nameOf = (queue: string): string => `${home.tenant}/${queue}`;
  for (const queue of options.queues) {
    await boss.createQueue(nameOf(queue), queueOptions);
    // Fills the engine's cache of this queue. Otherwise a later call looks it up on a connection of its own.
    await boss.getBlockedKeys(nameOf(queue));
    if (home.kind !== "postgres") await releaseAll(boss, nameOf(queue));
  }

  const loops = new Map<string, LaneLoop>();
  const listening = await home.listen?.(
    channel,
    (payload) => loops.get(payload)?.look(),
    () => {
      for (const loop of loops.values()) loop.look();
    },
  );
  const scheduled: string[] = [];

  const wakeIn: WakeIn = async (client, wakes) => {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const [queue, of] of Map.groupBy(wakes, ({ lane }) => queueOf(lane))) {
      const jobs = of.map(({ lane, afterMs }) => ({
        id: randomUUID(),
        singletonKey: lane,
        // Seconds, counted by the database's clock.
        ...(afterMs > 0 ? { startAfter: afterMs / 1000 } : {}),
      }));
      await boss.insert(nameOf(queue), jobs, { db });
      const firstMs = Math.min(...of.map(({ afterMs }) => afterMs));
      // Others find it at their next poll; this process need not wait for that.
      if (firstMs > 0) setTimeout(() => loops.get(nameOf(queue))?.look(), firstMs).unref();
      if (of.some(({ afterMs }) => afterMs === 0))
        await client.query("select pg_notify($1, $2)", [channel, nameOf(queue)]);
    }
  };

  return {
    wakeIn,
    wake: async (lanes) => {
      const client = await home.pool.connect();
      try {
        await wakeIn(
          client,
          lanes.map((lane) => ({ lane, afterMs: 0 })),
        );
      } finally {
        client.release();
      }
    },
    work: async (queue, slots, work) => {
      const loop = createLaneLoop({ jobs: jobsOf(boss, nameOf(queue)), slots, work, report });
      loops.set(nameOf(queue), loop);
      loop.look();
    },
    schedule: async (name, cron, timeZone, work) => {
      // "exclusive": a run that outlasts its slot is not joined by a second one.
      await boss.createQueue(name, { policy: "exclusive", heartbeatSeconds });
      scheduled.push(name);
      await boss.work(name, { pollingIntervalSeconds: 1 }, () => work());
      await boss.schedule(name, cron, null, { tz: timeZone });
    },
    stop: async (timeoutMs) => {
      await Promise.all([
        ...[...loops.values()].map((loop) => loop.stop(timeoutMs)),
        ...scheduled.map((name) => boss.offWork(name, { wait: true })),
      ]);
      await listening?.close();
      await boss.stop({ graceful: false, close: false });
    },
  };
}

const channel = "deskgraph_lanes";
/** The types leave out what the engine answers. */
const touchedSchema = z.object({ settled: z.array(z.string()).nullish() });

/** The engine's calls for one queue. Each carries the attempt, so a worker that was left behind settles nothing. */
function jobsOf(boss: PgBoss, queue: string): LaneJobs {
  return {
    fetch: async (count) => {
      const jobs = await boss.fetch(queue, { batchSize: count, includeMetadata: true });
      return jobs.map(({ id, retryCount, singletonKey }) => ({ id, retryCount, lane: lane(singletonKey ?? "") }));
    },
    touch: async (jobs) => {
      const { settled } = touchedSchema.parse(await boss.touch(queue, [...jobs]));
      return new Set(settled);
    },
    complete: async (job) => void (await boss.complete(queue, [job])),
    release: async (jobs) => void (await boss.fail(queue, [...jobs])),
  };
}

/** In a home of one process, whatever is being worked on at its start is being worked on by the dead. */
async function releaseAll(boss: PgBoss, queue: string): Promise<void> {
  const known = await boss.findJobs(queue);
  for (const { id, state } of known) if (state === "active") await boss.fail(queue, id);
}
