import { AsyncResource } from "node:async_hooks";
import { type Lane, type LaneHold, queueOf } from "../../src/core/index.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";

/** Lanes worked on in this process, right after whoever woke them: no polling, nothing left running between tests. */
export function inlineLanes(report: (error: unknown) => void = () => undefined): LaneEngine {
  const works = new Map<string, (hold: LaneHold) => Promise<void>>();
  const running = new Map<Lane, Promise<void>>();
  const again = new Set<Lane>();
  const stopping = new AbortController();
  const lost = new AbortController();

  // As the engine does it: work begins in nobody's context.
  const outside = new AsyncResource("lanes");
  const wake = (lane: Lane): void => outside.runInAsyncScope(() => wakeOutside(lane));
  const wakeOutside = (lane: Lane): void => {
    if (stopping.signal.aborted) return;
    if (running.has(lane)) {
      again.add(lane);
      return;
    }
    const work = works.get(queueOf(lane));
    if (work === undefined) return;
    const done = work({ lane, stopping: stopping.signal, lost: lost.signal })
      .catch(report)
      .then(() => {
        running.delete(lane);
        if (again.delete(lane)) wake(lane);
      });
    running.set(lane, done);
  };

  return {
    wakeIn: async (_client, wakes) => {
      // The lane's row is locked until the transaction that wakes it is through, so its work begins after that.
      for (const { lane, afterMs } of wakes) setTimeout(() => wake(lane), afterMs).unref();
    },
    wake: async (lanes) => lanes.forEach(wake),
    work: async (queue, _slots, work) => void works.set(queue, work),
    schedule: async () => undefined,
    stop: async () => {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
