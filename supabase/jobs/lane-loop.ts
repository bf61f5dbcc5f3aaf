import { AsyncResource } from "node:async_hooks";
import { type Lane, type LaneHold, pause } from "../../src/core/index.ts";

/** One lane's turn at a worker, as the engine names it. */
export interface LaneJob {
  readonly id: string;
  /** Which attempt this is: what an older one says is ignored. */
  readonly retryCount: number;
  readonly lane: Lane;
}

export interface LaneJobs {
  fetch(count: number): Promise<readonly LaneJob[]>;
  /** Says that these are being worked on; answers the ids of those that still are ours. */
  touch(jobs: readonly LaneJob[]): Promise<ReadonlySet<string>>;
  complete(job: LaneJob): Promise<void>;
  /** Hands them to the next worker that asks. */
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

interface LaneLoopOptions {
  readonly jobs: LaneJobs;
  readonly slots: number;
  readonly work: (hold: LaneHold) => Promise<void>;
  readonly report: (problem: Error) => void;
}

/** Fetches lanes of one queue whenever there is room, works on each by itself, and keeps the engine told. */
export const createLaneLoop = (options: LaneLoopOptions): LaneLoop => new Loop(options);

class Loop implements LaneLoop {
  readonly #options: LaneLoopOptions;
  readonly #running = new Map<string, Running>();
  readonly #stopping = new AbortController();
  // A lane may be woken in the middle of work that follows its own callbacks about: LangGraph takes a graph that is
  // begun inside a node of another run for that run's subgraph, and gives it an empty state. Work begins outside every
  // such context.
  readonly #outside = new AsyncResource("deskgraph.lanes");
  readonly #poll: NodeJS.Timeout;
  readonly #beat: NodeJS.Timeout;
  #looking: Promise<void> | undefined;
  #isLookWanted = false;
  #isTouching = false;

  constructor(options: LaneLoopOptions) {
    this.#options = options;
    this.#poll = setInterval(() => this.look(), pollMs);
    this.#beat = setInterval(() => void this.#touch(), touchMs);
  }

  look(): void {
    this.#outside.runInAsyncScope(() => this.#lookOutside());
  }

  #lookOutside(): void {
    this.#isLookWanted = true;
    if (this.#looking !== undefined || this.#stopping.signal.aborted) return;
    this.#looking = this.#lookWhileWanted().finally(() => {
      this.#looking = undefined;
      if (this.#isLookWanted && this.#freeSlots() > 0) this.look();
    });
  }

  #freeSlots(): number {
    return this.#options.slots - this.#running.size;
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#isLookWanted && !this.#stopping.signal.aborted && this.#freeSlots() > 0) {
      this.#isLookWanted = false;
      const count = Math.min(fetchMaxCount, this.#freeSlots());
      try {
        const fetched = await this.#options.jobs.fetch(count);
        for (const job of fetched) this.#start(job);
        if (fetched.length === count) this.#isLookWanted = true;
      } catch (error) {
        // The next poll tries again.
        this.#options.report(asError(error));
        return;
      }
    }
  }

  #start(job: LaneJob): void {
    const lost = new AbortController();
    const done = this.#perform(job, lost).finally(() => {
      this.#running.delete(job.id);
      // The same lane may have been woken meanwhile.
      this.look();
    });
    this.#running.set(job.id, { job, lost, done });
  }

  async #perform(job: LaneJob, lost: AbortController): Promise<void> {
    const { work, report } = this.#options;
    let isDone = false;
    try {
      await work({ lane: job.lane, stopping: this.#stopping.signal, lost: lost.signal });
      isDone = true;
    } catch (error) {
      if (!lost.signal.aborted) report(asError(error));
    }
    await this.#settle(job, isDone, lost.signal);
  }

  /** A lane that is through must not wait for its heartbeat to run out because the database was away for a moment. */
  async #settle(job: LaneJob, isDone: boolean, lost: AbortSignal): Promise<void> {
    const { jobs, report } = this.#options;
    while (!lost.aborted) {
      try {
        await (isDone ? jobs.complete(job) : jobs.release([job]));
        return;
      } catch (error) {
        report(asError(error));
        await pause(settleRetryMs, lost);
      }
    }
  }

  async #touch(): Promise<void> {
    if (this.#isTouching || this.#running.size === 0) return;
    this.#isTouching = true;
    const touched = [...this.#running.values()];
    try {
      const ours = await this.#options.jobs.touch(touched.map(({ job }) => job));
      // One that ended while this was asked is held by no worker any more, and nothing is lost with it.
      for (const { job, lost } of touched) if (this.#running.has(job.id) && !ours.has(job.id)) lost.abort();
    } catch (error) {
      this.#options.report(asError(error));
    } finally {
      this.#isTouching = false;
    }
  }

  async stop(timeoutMs: number): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#poll);
    await this.#looking;
    const drained = Promise.all([...this.#running.values()].map(({ done }) => done));
    const isDrained = await within(timeoutMs, drained);
    clearInterval(this.#beat);
    if (isDrained) return;
    const left = [...this.#running.values()];
    for (const { lost } of left) lost.abort();
    await this.#options.jobs.release(left.map(({ job }) => job)).catch(this.#options.report);
  }
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
