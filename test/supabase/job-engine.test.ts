import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type JobEngine, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home.ts";
import { createJobEngine } from "../../supabase/job-engine.ts";
import { migrate } from "../../supabase/migrate.ts";
import { pgBossOptions } from "../../supabase/pg-boss-options.ts";
import { freshHome, openMigratedHome } from "../kit/home.ts";
import { postgresAbsence, startPostgres } from "../kit/postgres.ts";

interface Opened {
  readonly homes: readonly Home[];
  close(): Promise<void>;
}

const embedded = async (): Promise<Opened> => {
  const home = await openMigratedHome();
  return { homes: [home], close: () => home.close() };
};

const onServer = async (): Promise<Opened> => {
  const server = await startPostgres();
  const url = await server.createDatabase("jobs");
  const options = { kind: "postgres", url, tenant: tenantId("shop-1") } as const;
  const homes = [await openHome(options), await openHome(options)];
  await Promise.all(homes.map(migrate));
  return {
    homes,
    close: async () => {
      await Promise.all(homes.map((home) => home.close()));
      await server.stop();
    },
  };
};

/** Resolves once `count` things were noted, with all of them. */
function collector<T>(count: number): { readonly note: (thing: T) => void; readonly all: Promise<readonly T[]> } {
  const things: T[] = [];
  const { promise, resolve } = Promise.withResolvers<readonly T[]>();
  return {
    note: (thing) => {
      things.push(thing);
      if (things.length === count) resolve(things);
    },
    all: promise,
  };
}

describe.each([
  { where: "the embedded database", open: embedded, absent: false },
  { where: "Postgres, in two engines", open: onServer, absent: postgresAbsence !== undefined },
])("the job engine on $where", { timeout: 20_000 }, ({ open, absent }) => {
  describe.skipIf(absent)("", () => {
    let opened: Opened;
    let engines: JobEngine[] = [];
    const problems: Error[] = [];
    const name = (): string => `queue-${randomUUID()}`;

    beforeAll(async () => {
      opened = await open();
    }, 60_000);
    afterEach(async () => {
      await Promise.all(engines.map((engine) => engine.stop(2_000)));
      engines = [];
      expect(problems.splice(0)).toEqual([]);
    });
    afterAll(() => opened.close());

    const start = async (): Promise<[JobEngine, ...JobEngine[]]> => {
      const report = (problem: Error): void => void problems.push(problem);
      engines = await Promise.all(opened.homes.map((home) => createJobEngine(home, { report })));
      const [first, ...rest] = engines;
      if (first === undefined) throw new Error("no engine");
      return [first, ...rest];
    };
    const work = (queue: string, run: Parameters<JobEngine["work"]>[1]): Promise<unknown> =>
      Promise.all(engines.map((engine) => engine.work(queue, run)));

    it("runs a job that is sent several times once, under the id it was sent with", async () => {
      const [engine, other = engine] = await start();
      const queue = name();
      const { note, all } = collector<unknown>(2);
      await work(queue, async (job) => note(job));
      const job = { id: "чек/1", lane: "розмова 1/reply", data: { n: 1 } };
      await Promise.all(Array.from({ length: 5 }, (_, n) => (n % 2 === 0 ? engine : other).send(queue, job)));
      await engine.send(queue, { id: "last", lane: job.lane, data: {} });
      expect(await all).toEqual([
        { id: "чек/1", data: { n: 1 } },
        { id: "last", data: {} },
      ]);
    });

    it("keeps the order of a lane across failures, and lets no other lane wait for it", async () => {
      const [engine] = await start();
      const queue = name();
      const laneCount = 6;
      const jobCount = 8;
      const done = collector<string>(laneCount * jobCount);
      const running = new Set<string>();
      const overlaps: string[] = [];
      const failedOnce = new Set<string>();
      for (let n = 0; n < jobCount; n += 1) {
        for (let lane = 0; lane < laneCount; lane += 1) {
          await engine.send(queue, { id: `${lane}/${n}`, lane: `lane-${lane}`, data: { lane, n } });
        }
      }
      await work(queue, async ({ id }) => {
        const [lane = ""] = id.split("/");
        if (running.has(lane)) overlaps.push(id);
        running.add(lane);
        await new Promise(setImmediate);
        running.delete(lane);
        if (id === "0/2" && !failedOnce.has(id)) {
          failedOnce.add(id);
          throw new Error("once");
        }
        done.note(id);
      });
      const order = await done.all;
      expect(overlaps).toEqual([]);
      expect(failedOnce).toEqual(new Set(["0/2"]));
      for (let lane = 0; lane < laneCount; lane += 1) {
        expect(order.filter((id) => id.startsWith(`${lane}/`))).toEqual(
          Array.from({ length: jobCount }, (_, n) => `${lane}/${n}`),
        );
      }
      // Lane 0 waits a second for its second try; the others are through by then.
      expect(order.slice(-(jobCount - 2)).every((id) => id.startsWith("0/"))).toBe(true);
    });

    it("goes on with other lanes while jobs hang", async () => {
      const [engine] = await start();
      const queue = name();
      const hang = Promise.withResolvers<void>();
      const others = ["b1", "b2", "b3", "c1", "c2", "c3"];
      const { note, all } = collector<string>(others.length);
      await work(queue, async ({ id }) => {
        if (id.startsWith("hanging")) await hang.promise;
        else note(id);
      });
      const hanging = ["hanging 1", "hanging 2"];
      for (const id of [...hanging, ...others]) await engine.send(queue, { id, lane: id.replace(/\d/, ""), data: {} });
      // "hanging 2" stands behind "hanging 1" in its lane and never begins; all the others get through.
      expect([...(await all)].sort()).toEqual(others);
      hang.resolve();
    });

    it("hands on what still runs when it has to stop", async () => {
      const [engine] = await start();
      const queue = name();
      const begun = collector<string>(1);
      await engine.work(queue, async ({ id }) => {
        begun.note(id);
        await new Promise(() => undefined);
      });
      await engine.send(queue, { id: "1", lane: "a", data: {} });
      await begun.all;
      await engine.stop(50);
      const [next] = await start();
      const { note, all } = collector<string>(1);
      await next.work(queue, async ({ id }) => note(id));
      expect(await all).toEqual(["1"]);
    });

    it("lets running work end before it stops, and takes no more", async () => {
      const [engine] = await start();
      const queue = name();
      const begun = collector<string>(1);
      const end = Promise.withResolvers<void>();
      const ended: string[] = [];
      await engine.work(queue, async ({ id }) => {
        begun.note(id);
        await end.promise;
        ended.push(id);
      });
      await engine.send(queue, { id: "1", lane: "a", data: {} });
      await begun.all;
      const stopped = engine.stop(10_000);
      end.resolve();
      await stopped;
      expect(ended).toEqual(["1"]);
      const states = await opened.homes[0]?.pool.query("select state::text from pgboss.job where name = $1", [queue]);
      expect(states?.rows).toEqual([{ state: "completed" }]);
    });

    it("keeps one schedule for all processes, and runs what falls due once", async () => {
      await start();
      const schedule = name();
      const { note, all } = collector<string>(1);
      await Promise.all(
        engines.map((engine) => engine.schedule(schedule, "0 9 * * *", "Europe/Kyiv", async () => note("ran"))),
      );
      const home = opened.homes[0];
      if (home === undefined) throw new Error("no home");
      const kept = await home.pool.query("select cron, timezone from pgboss.schedule where name = $1", [schedule]);
      expect(kept.rows).toEqual([{ cron: "0 9 * * *", timezone: "Europe/Kyiv" }]);
      // The clock's part of it: what the engine does when nine o'clock comes.
      const clock = new PgBoss({ ...pgBossOptions(home), useListenNotify: false, supervise: false, schedule: false });
      await clock.start();
      await clock.send(schedule, {});
      await clock.stop({ graceful: false, close: false });
      expect(await all).toEqual(["ran"]);
    });
  });
});

it("leaves no transaction open when a statement that brings its own fails", async () => {
  const home = await freshHome();
  const { db } = pgBossOptions(home);
  await expect(db?.executeSql("begin; select 1/0; commit")).rejects.toThrow("division by zero");
  expect((await home.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
