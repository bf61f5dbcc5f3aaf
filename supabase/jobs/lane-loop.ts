import { AsyncResource } from "node:async_hooks";
import { type Lane, type LaneHold, pause } from "../../src/core/index.ts";

/** One lane's turn at a worker, as the engine names it. */
export interface LaneJob {
  readonly id: string;
  /** Which attempt this is: what an older one says is not heard. */
  readonly retryCount: number;
  readonly lane: Lane;
}

export interface LaneJobs {
  fetch(count: number): Promise<readonly LaneJob[]>;
  /** Says that these are being worked on; answers the ids of those that still are ours. */
  touch(jobs: readonly LaneJob[]): Promise<ReadonlySet<string>>;
  complete(job: LaneJob): Promise<void>;
  /** Hands them to whoever asks next. */
  release(jobs: readonly LaneJob[]): Promise<void>;
}

export interface LaneLoop {
  /** There may be something to do. */
  look(): void;
  stop(timeoutMs: number): Promise<void>;
}

/** What a lost notification costs at most. */
const pollMs = 1_000;
/** A third of the time after which the engine takes the work away. */
const touchMs = 3_000;
/** Between two tries to tell the engine that a lane is through, while the database is away. */
const settleRetryMs = 250;
const fetchMaxCount = 50;

interface Running {
  readonly job: LaneJob;
  readonly lost: AbortController;
  readonly done: Promise<void>;
}

/** Fetches lanes of one queue whenever there is room, works on each by itself, and keeps the engine told. */
export function createLaneLoop(of: {
  readonly jobs: LaneJobs;
  readonly slots: number;
  readonly work: (hold: LaneHold) => Promise<void>;
  readonly report: (problem: Error) => void;
}): LaneLoop {
  const { jobs, slots, work, report } = of;
  const running = new Map<string, Running>();
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;
  let isLookWanted = false;
  let isTouching = false;
  // Whoever wakes a lane may be in the middle of something that follows its own callbacks about: LangGraph takes a graph that is
  // begun inside a node of another run for that run's subgraph, and gives it an empty state. Work begins in nobody's context.
  const outside = new AsyncResource("deskgraph.lanes");

  function look(): void {
    outside.runInAsyncScope(lookOutside);
  }

  function lookOutside(): void {
    isLookWanted = true;
    if (looking !== undefined || stopping.signal.aborted) return;
    looking = lookWhileWanted().finally(() => {
      looking = undefined;
      if (isLookWanted && running.size < slots) look();
    });
  }

  async function lookWhileWanted(): Promise<void> {
    while (isLookWanted && !stopping.signal.aborted && running.size < slots) {
      isLookWanted = false;
      const count = Math.min(fetchMaxCount, slots - running.size);
      try {
        const fetched = await jobs.fetch(count);
        for (const job of fetched) start(job);
        if (fetched.length === count) isLookWanted = true;
      } catch (error) {
        // The next poll tries again.
        report(asError(error));
        return;
      }
    }
  }

  function start(job: LaneJob): void {
    const lost = new AbortController();
    const done = perform(job, lost).finally(() => {
      running.delete(job.id);
      // The same lane may have been woken meanwhile.
      look();
    });
    running.set(job.id, { job, lost, done });
  }

  async function perform(job: LaneJob, lost: AbortController): Promise<void> {
    let isDone = false;
    try {
      await work({ lane: job.lane, stopping: stopping.signal, lost: lost.signal });
      isDone = true;
    } catch (error) {
      if (!lost.signal.aborted) report(asError(error));
    }
    // A lane that is through must not wait for its heartbeat to run out because the database was away for a moment.
    while (!lost.signal.aborted) {
      try {
        await (isDone ? jobs.complete(job) : jobs.release([job]));
        return;
      } catch (error) {
        report(asError(error));
        await pause(settleRetryMs, lost.signal);
      }
    }
  }

  async function touch(): Promise<void> {
    if (isTouching || running.size === 0) return;
    isTouching = true;
    const touched = [...running.values()];
    try {
      const ours = await jobs.touch(touched.map(({ job }) => job));
      // One that ended while this was asked is nobody's any more, and nothing is lost with it.
      for (const { job, lost } of touched) if (running.has(job.id) && !ours.has(job.id)) lost.abort();
    } catch (error) {
      report(asError(error));
    } finally {
      isTouching = false;
    }
  }

  const poll = setInterval(look, pollMs);
  const beat = setInterval(() => void touch(), touchMs);

  return {
    look,
    stop: async (timeoutMs) => {
      stopping.abort();
      clearInterval(poll);
      await looking;
      const drained = Promise.all([...running.values()].map(({ done }) => done));
      const isDrained = await within(timeoutMs, drained);
      clearInterval(beat);
      if (isDrained) return;
      const left = [...running.values()];
      for (const { lost } of left) lost.abort();
      await jobs.release(left.map(({ job }) => job)).catch(report);
    },
  };
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error("something that is no error was thrown");

/** Whether `work` ended in time. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  return Promise.race([work.then(() => true), deadline]).finally(() => clearTimeout(timer));
}
