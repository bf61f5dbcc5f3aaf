import { AsyncLocalStorage } from "node:async_hooks";
import { expect, it } from "vitest";
import { lane } from "../../src/core/index.ts";
import { createLaneLoop, type LaneJob } from "../../supabase/jobs/lane-loop.ts";

it("a lane is worked on outside of whatever its waker was in the middle of", async () => {
  const inside = new AsyncLocalStorage<string>();
  const waiting: LaneJob[] = [];
  const seen = Promise.withResolvers<string | undefined>();
  const loop = createLaneLoop({
    jobs: {
      fetch: async () => waiting.splice(0),
      touch: async (jobs) => new Set(jobs.map(({ id }) => id)),
      complete: async () => undefined,
      release: async () => undefined,
    },
    slots: 1,
    work: async () => seen.resolve(inside.getStore()),
    report: () => undefined,
  });
  inside.run("a node of somebody's graph", () => {
    waiting.push({ id: "1", retryCount: 0, lane: lane("c_1/turn") });
    loop.look();
  });
  expect(await seen.promise).toBeUndefined();
  await loop.stop(0);
});
