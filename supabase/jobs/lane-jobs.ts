import type { PgBoss } from "pg-boss";
import { z } from "zod";
import { lane } from "../../src/core/index.ts";
import type { LaneJobs } from "./lane-loop.ts";

/** The types leave out what the engine answers. */
const touchedSchema = z.object({ settled: z.array(z.string()).nullish() });

/** The engine's calls for one queue. Each carries the attempt, so a worker that was left behind settles nothing. */
export function laneJobs(boss: PgBoss, queue: string): LaneJobs {
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

/** In a home of one process, what is being worked on at its start was left behind by a process that died. */
export async function releaseAll(boss: PgBoss, queue: string): Promise<void> {
  const known = await boss.findJobs(queue);
  for (const { id, state } of known) if (state === "active") await boss.fail(queue, id);
}
