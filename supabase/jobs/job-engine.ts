import { randomUUID } from "node:crypto";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { type JobEngine, type Lane, type LaneHold, queueOf } from "../../src/core/index.ts";
import type { Home, Listening } from "../home/home.ts";
import type { Wake, WakeIn } from "../store/tenant-tables.ts";
import { jobsSchema } from "./jobs-schema.ts";
import { laneJobs, releaseAll } from "./lane-jobs.ts";
import { createLaneLoop, type LaneLoop } from "./lane-loop.ts";
import { takeOldJobs } from "./old-jobs.ts";
import { pgBossOptions } from "./pg-boss-options.ts";

interface JobEngineOptions {
  /**
   * Every queue lanes are handed out by; known from the start, so that a wake never has to look one up in a
   * transaction.
   */
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
 * A lane's job is tried again until it succeeds: what an effect's failure means is decided in the outbox, so here only
 * a broken database makes one fail. Short pauses, because recovery is promised within seconds.
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

const channel = "deskgraph_lanes";

/** Lanes on pg-boss, in the home's own database and through its one pool. */
export async function createJobEngine(home: Home, options: JobEngineOptions): Promise<LaneEngine> {
  const report = options.report ?? ((problem: Error) => process.emitWarning(problem));
  const boss = await startBoss(home, report);
  const engine = new PgBossEngine(home, boss, report);
  for (const queue of options.queues) await engine.open(queue);
  await takeOldJobs(home, options.queues, engine.wakeIn);
  await engine.listen();
  return engine;
}

async function startBoss(home: Home, report: (problem: Error) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    ...pgBossOptions(home),
    // Whoever owns the tables builds what an upgrade left to be built; the tables themselves are there by now.
    migrate: home.kind !== "postgres" || (await ownsJobs(home)),
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    maintenanceIntervalSeconds: keepFinishedSeconds,
    // Rebuilding indexes outlasts the pool's statement timeout, and these tables stay small.
    reindex: false,
  });
  boss.on("error", report);
  boss.on("warning", ({ message }) => report(new Error(message)));
  await boss.start();
  return boss;
}

async function ownsJobs(home: Home): Promise<boolean> {
  const { rowCount } = await home.pool.query(
    "select from pg_catalog.pg_namespace where nspname = $1 and pg_has_role(current_user, nspowner, 'usage')",
    [jobsSchema(home)],
  );
  return rowCount === 1;
}

class PgBossEngine implements LaneEngine {
  readonly #home: Home;
  readonly #boss: PgBoss;
  readonly #report: (problem: Error) => void;
  /** By the queue's name at the engine. */
  readonly #loops = new Map<string, LaneLoop>();
  readonly #scheduled: string[] = [];
  #listening: Listening | undefined;

  constructor(home: Home, boss: PgBoss, report: (problem: Error) => void) {
    this.#home = home;
    this.#boss = boss;
    this.#report = report;
  }

  /** On a server the schema carries the tenant, too; here it keeps apart those who share a database in memory. */
  #nameOf(queue: string): string {
    return `${this.#home.tenant}/${queue}`;
  }

  async open(queue: string): Promise<void> {
    const name = this.#nameOf(queue);
    await this.#boss.createQueue(name, queueOptions);
    // Fills the engine's cache of this queue. Otherwise a later call looks it up on a connection of its own.
    await this.#boss.getBlockedKeys(name);
    if (this.#home.kind !== "postgres") await releaseAll(this.#boss, name);
  }

  async listen(): Promise<void> {
    this.#listening = await this.#home.listen?.(
      channel,
      (name) => this.#loops.get(name)?.look(),
      () => {
        for (const loop of this.#loops.values()) loop.look();
      },
    );
  }

  readonly wakeIn: WakeIn = async (client, wakes) => {
    for (const [queue, ofQueue] of Map.groupBy(wakes, ({ lane }) => queueOf(lane))) {
      await this.#wakeQueue(client, this.#nameOf(queue), ofQueue);
    }
  };

  async #wakeQueue(client: pg.PoolClient, name: string, asked: readonly Wake[]): Promise<void> {
    const wakes: Wake[] = [];
    for (const wake of asked) if (!(await this.#hasJobBy(client, name, wake))) wakes.push(wake);
    if (wakes.length === 0) return;
    const jobs = wakes.map(({ lane, afterMs }) => ({
      id: randomUUID(),
      singletonKey: lane,
      // Seconds, counted by the database's clock.
      ...(afterMs > 0 ? { startAfter: afterMs / 1000 } : {}),
    }));
    await this.#boss.insert(name, jobs, { db: within(client) });
    const firstMs = Math.min(...wakes.map(({ afterMs }) => afterMs));
    // Others find it at their next poll; this process need not wait for that.
    if (firstMs > 0) setTimeout(() => this.#loops.get(name)?.look(), firstMs).unref();
    if (wakes.some(({ afterMs }) => afterMs === 0)) {
      await client.query("select pg_notify($1, $2)", [channel, name]);
    }
  }

  /**
   * Whether the lane has a job already that begins in time. One that waits was perhaps woken once too often: each of
   * its jobs would ask for a later one, so that none ever went. 131 lanes had 2,900 jobs after half an hour, and each
   * look at the queue took a second (November 2026).
   */
  async #hasJobBy(client: pg.PoolClient, name: string, { lane, afterMs }: Wake): Promise<boolean> {
    if (afterMs === 0) return false;
    const queued = await this.#boss.findJobs(name, { key: lane, queued: true, db: within(client) });
    if (queued.length === 0) return false;
    const firstAt = new Date(Math.min(...queued.map(({ startAfter }) => startAfter.getTime())));
    const { rows } = await client.query<{ isInTime: boolean }>(
      "select $1::timestamptz <= clock_timestamp() + $2 * interval '1 millisecond' as \"isInTime\"",
      [firstAt, afterMs],
    );
    return rows[0]?.isInTime ?? false;
  }

  async wake(lanes: readonly Lane[]): Promise<void> {
    const client = await this.#home.pool.connect();
    try {
      const wakes = lanes.map((lane) => ({ lane, afterMs: 0 }));
      await this.wakeIn(client, wakes);
    } finally {
      client.release();
    }
  }

  async work(queue: string, slots: number, work: (hold: LaneHold) => Promise<void>): Promise<void> {
    const name = this.#nameOf(queue);
    const loop = createLaneLoop({ jobs: laneJobs(this.#boss, name), slots, work, report: this.#report });
    this.#loops.set(name, loop);
    loop.look();
  }

  async schedule(name: string, cron: string, timeZone: string, work: () => Promise<void>): Promise<void> {
    // "exclusive": a run that outlasts its slot is not joined by a second one.
    await this.#boss.createQueue(name, { policy: "exclusive", heartbeatSeconds });
    this.#scheduled.push(name);
    await this.#boss.work(name, { pollingIntervalSeconds: 1 }, () => work());
    await this.#boss.schedule(name, cron, null, { tz: timeZone });
  }

  async stop(timeoutMs: number): Promise<void> {
    await Promise.all([
      ...[...this.#loops.values()].map((loop) => loop.stop(timeoutMs)),
      ...this.#scheduled.map((name) => this.#boss.offWork(name, { wait: true })),
    ]);
    await this.#listening?.close();
    await this.#boss.stop({ graceful: false, close: false });
  }
}

/** For pg-boss: its statements become part of this client's transaction. */
const within = (client: pg.PoolClient) => ({
  executeSql: (text: string, values?: unknown[]) => client.query(text, values),
});
