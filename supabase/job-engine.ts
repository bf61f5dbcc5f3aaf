import { createHash } from "node:crypto";
import { type Job, type JobResult, PgBoss, type WorkOptions } from "pg-boss";
import { z } from "zod";
import type { JobEngine } from "../src/core/index.ts";
import type { Home } from "./home.ts";
import { pgBossOptions } from "./pg-boss-options.ts";

export interface JobEngineOptions {
  /** What goes wrong where no caller waits: a lost connection, a failed maintenance pass. */
  readonly report?: (problem: Error) => void;
}

/** Loops that fetch, per queue. Each holds up to `batchSize` jobs, so one that hangs holds back a quarter at most. */
const loopCount = 4;
const batchSize = 5;
/** A worker that died is missed after this long (the engine's minimum), looked for just as often. */
const heartbeatSeconds = 10;
/** The engine would relax to 30 s while notifications work, and so make a retry that is due in one second wait. */
const pollSeconds = 1;

/**
 * A job is tried again until it succeeds: a lane whose head has failed for good stays shut, so giving up is left to
 * whoever knows what the job means. Two weeks at the longest pause are some 20 000 tries; then the engine drops it.
 */
const queueOptions = {
  policy: "key_strict_fifo",
  notify: true,
  heartbeatSeconds,
  retryLimit: 100_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
} as const;

const envelopeSchema = z.object({ id: z.string(), data: z.unknown() });

/** Jobs on pg-boss, in the home's own database and through its one pool. */
export async function createJobEngine(home: Home, options: JobEngineOptions = {}): Promise<JobEngine> {
  const report = options.report ?? ((problem: Error) => process.emitWarning(problem));
  const boss = new PgBoss({
    ...pgBossOptions(home),
    superviseIntervalSeconds: heartbeatSeconds,
    monitorIntervalSeconds: heartbeatSeconds,
    // Rebuilding indexes outlasts the pool's statement timeout, and these tables stay small.
    reindex: false,
  });
  boss.on("error", report);
  boss.on("warning", ({ message }) => report(new Error(message)));
  await boss.start();

  const queues = new Map<string, Promise<void>>();
  const working = new Set<string>();
  const queue = (name: string): Promise<void> => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const made = makeQueue(boss, name);
    queues.set(name, made);
    // A failure is not kept: the next call tries again.
    made.catch(() => queues.delete(name));
    return made;
  };

  return {
    send: async (name, { id, lane, data }) => {
      await queue(name);
      await boss.send(name, { id, data }, { id: uuidOf(name, id), singletonKey: keyOf(lane) });
    },
    work: async (name, run) => {
      await queue(name);
      working.add(name);
      for (let loop = 0; loop < loopCount; loop += 1) await startLoop(boss, name, run, report);
    },
    schedule: async (name, cron, timeZone, work) => {
      // "exclusive": a run that outlasts its slot is not joined by a second one.
      await boss.createQueue(name, { policy: "exclusive", heartbeatSeconds });
      working.add(name);
      await boss.work(name, { pollingIntervalSeconds: pollSeconds }, () => work());
      await boss.schedule(name, cron, null, { tz: timeZone });
    },
    stop: async (timeoutMs) => {
      const drained = Promise.all([...working].map((name) => boss.offWork(name, { wait: true })));
      await within(timeoutMs, drained);
      // What still runs is failed here, which hands it to whoever asks next.
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function makeQueue(boss: PgBoss, name: string): Promise<void> {
  await boss.createQueue(name, queueOptions);
  // Fills the engine's cache of this queue. Otherwise a later call looks it up on a connection of its own.
  await boss.getBlockedKeys(name);
}

/**
 * One fetching loop. Each job is settled as soon as it is through and the loop then looks again at once: so neither a
 * slow neighbour in the batch nor the next poll stands between a job and its successor in the lane.
 */
async function startLoop(
  boss: PgBoss,
  name: string,
  run: Parameters<JobEngine["work"]>[1],
  report: (problem: Error) => void,
): Promise<void> {
  const attempt = async (job: Job<object>): Promise<JobResult> => {
    try {
      await run(envelopeSchema.parse(job.data));
      return { id: job.id, status: "completed" };
    } catch (error) {
      const output = error instanceof Error ? { name: error.name, message: error.message } : { message: "unknown" };
      return { id: job.id, status: "failed", output };
    }
  };
  const perform = async (job: Job<object>): Promise<JobResult> => {
    const result = await attempt(job);
    const settled = result.status === "completed" ? boss.complete(name, job) : boss.fail(name, job, result.output);
    // A result that could not be written now is written with the rest of the batch.
    await settled.catch(report);
    return result;
  };
  let loopId: string | undefined;
  loopId = await boss.work<object, void, WorkOptions & { readonly perJobResults: true }>(
    name,
    {
      batchSize,
      perJobResults: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: pollSeconds,
      notifyPollingIntervalSeconds: pollSeconds,
    },
    async (jobs) => {
      const results = await Promise.all(jobs.map(perform));
      if (loopId !== undefined) boss.notifyWorker(loopId);
      return results;
    },
  );
}

/** The engine wants UUIDs; the same id must always give the same one, and only within its queue. */
function uuidOf(queue: string, id: string): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([queue, id]))
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** The engine takes these characters in a key and no others. */
const keyOf = (lane: string): string =>
  /^[\w.\-/]+$/.test(lane) ? lane : createHash("sha256").update(lane).digest("hex");

async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
