import type { Home } from "../../supabase/home/home.ts";
import { wakeForgotten } from "../../supabase/jobs/forgotten-lanes.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import type { Log } from "../core/index.ts";
import type { TurnDeps } from "../inbox/turn-worker.ts";
import type { OutboxDeps } from "../outbox/outbox-deps.ts";
import { reportOf } from "../telemetry/watcher.ts";
import { startWorkers } from "./start-workers.ts";

/** SIGTERM to exit is promised within 20 s: this for what runs, the rest for closing. */
const stopTimeoutMs = 15_000;
/** How often lanes are looked for that no process works on. */
const sweepMs = 60_000;

interface WorkersDeps {
  readonly engine: LaneEngine;
  readonly home: Home;
  readonly log: Log;
  readonly turns: TurnDeps;
  readonly outbox: OutboxDeps;
  /** In so many places the staff meet. */
  readonly surfaces: number;
  /** Writes down what this start has. */
  readonly note: () => Promise<void>;
}

/** This process's part of the work on turns and effects. */
export interface Workers {
  isWorking(): boolean;
  start(): Promise<void>;
  /** Stops claiming, lets what runs end, releases the rest. */
  stop(): Promise<void>;
}

export function createWorkers({ engine, home, log, turns, outbox, surfaces, note }: WorkersDeps): Workers {
  let isWorking = false;
  let sweep: NodeJS.Timeout | undefined;
  return {
    isWorking: () => isWorking,
    start: async () => {
      isWorking = true;
      await note();
      await startWorkers(engine, turns, outbox, surfaces);
      await wakeForgotten(home, engine, { isStart: true });
      sweep = setInterval(() => void wakeForgotten(home, engine).catch(reportOf(log)), sweepMs);
      sweep.unref();
    },
    stop: async () => {
      clearInterval(sweep);
      await engine.stop(stopTimeoutMs);
    },
  };
}
