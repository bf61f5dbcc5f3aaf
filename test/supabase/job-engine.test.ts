import { randomUUID } from "node:crypto";
import { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fence, type Lane, type LaneHold, lane, tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { inTransaction } from "../../supabase/home/in-transaction.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createJobEngine, type LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { jobsSchema } from "../../supabase/jobs/jobs-schema.ts";
import { pgBossOptions } from "../../supabase/jobs/pg-boss-options.ts";
import { takeLane, wakeLaneLater, wakeLanes } from "../../supabase/store/lanes.ts";
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
  const url = await server.createMigratedDatabase("jobs");
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
])("the job engine on $where", ({ open, absent }) => {
  describe.skipIf(absent)("", () => {
    let opened: Opened;
    let engines: LaneEngine[] = [];
    const problems: Error[] = [];

    beforeAll(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await Promise.all(engines.map((engine) => engine.stop(2_000)));
      engines = [];
      expect(problems.splice(0)).toEqual([]);
    });
    afterAll(() => opened.close());

    const start = async (): Promise<[LaneEngine, ...LaneEngine[]]> => {
      const report = (problem: Error): void => void problems.push(problem);
      const queues = ["turn", "crm"];
      engines = await Promise.all(opened.homes.map((home) => createJobEngine(home, { queues, report })));
      const [first, ...rest] = engines;
      if (first === undefined) throw new Error("no engine");
      return [first, ...rest];
    };
    const laneNamed = (name: string, queue = "turn"): Lane => lane(`${randomUUID()}-${name}/${queue}`);
    const first = (): Home => {
      const [home] = opened.homes;
      if (home === undefined) throw new Error("no home");
      return home;
    };
    /** Everything the store does to have a lane worked on. */
    const wake = (engine: LaneEngine, ...lanes: readonly Lane[]): Promise<void> =>
      inTransaction(first().pool, (client) => wakeLanes(client, { ...first(), wakeIn: engine.wakeIn }, lanes));
    const taken = (held: Lane): Promise<Fence> => takeLane(first(), held);

    it("hands a lane to one worker at a time, and again when it was woken meanwhile", async () => {
      const [engine] = await start();
      const busy = laneNamed("busy");
      const begun = collector<number>(1);
      const again = collector<number>(2);
      const go = Promise.withResolvers<void>();
      let running = 0;
      let runs = 0;
      let most = 0;
      const work = async ({ lane: held }: LaneHold): Promise<void> => {
        await taken(held);
        running += 1;
        runs += 1;
        most = Math.max(most, running);
        begun.note(runs);
        if (runs === 1) await go.promise;
        running -= 1;
        again.note(runs);
      };
      await Promise.all(engines.map((each) => each.work("turn", 8, work)));
      await wake(engine, busy);
      await begun.all;
      for (let n = 0; n < 20; n += 1) await wake(engine, busy);
      go.resolve();
      await again.all;
      // Twenty wakes while it ran are one more run.
      expect({ most, runs }).toEqual({ most: 1, runs: 2 });
    });

    it("keeps one job for a lane that waits, however often it was woken", async () => {
      const [engine] = await start();
      const waiting = laneNamed("waiting");
      // As the look for forgotten lanes does it, and a worker that lost its lane.
      for (let n = 0; n < 3; n += 1) await engine.wake([waiting]);
      const { note, all } = collector<Lane>(3);
      await engine.work("turn", 8, async ({ lane: held }) => {
        await wakeLaneLater({ ...first(), wakeIn: engine.wakeIn }, await taken(held), 600_000);
        note(held);
      });
      await all;
      const { rows } = await first().pool.query<{ count: number }>(
        `select count(*)::int as count from ${jobsSchema(first())}.job where singleton_key = $1 and state < 'active'`,
        [waiting],
      );
      expect(rows).toEqual([{ count: 1 }]);
    });

    it("takes back a wake whose transaction is undone", async () => {
      const [engine] = await start();
      const [undone, done] = [laneNamed("undone"), laneNamed("done")];
      const { note, all } = collector<string>(1);
      await engine.work("turn", 8, async ({ lane: held }) => note(held));
      const at = { ...first(), wakeIn: engine.wakeIn };
      const failing = inTransaction(first().pool, async (client) => {
        await wakeLanes(client, at, [undone]);
        throw new Error("undone");
      });
      await expect(failing).rejects.toThrow("undone");
      await wake(engine, done);
      expect(await all).toEqual([done]);
    });

    it("goes on with other lanes while some hang, in the same queue and in others", async () => {
      const [engine] = await start();
      const hang = Promise.withResolvers<void>();
      const others = Array.from({ length: 20 }, (_, n) => laneNamed(`${n}`, n % 2 === 0 ? "turn" : "crm"));
      const { note, all } = collector<string>(others.length);
      const work = async ({ lane: held }: LaneHold): Promise<void> => {
        if (held.includes("hanging")) await hang.promise;
        else note(held);
      };
      await engine.work("turn", 4, work);
      await engine.work("crm", 4, work);
      await wake(engine, laneNamed("hanging1"), laneNamed("hanging2", "crm"));
      for (const each of others) await wake(engine, each);
      expect([...(await all)].sort()).toEqual([...others].sort());
      hang.resolve();
    });

    it("tries a lane again whose work throws", async () => {
      const [engine] = await start();
      const failing = laneNamed("failing");
      const { note, all } = collector<string>(2);
      let tries = 0;
      await engine.work("turn", 4, async ({ lane: held }) => {
        note(held);
        tries += 1;
        if (tries === 1) throw new Error("once");
      });
      await wake(engine, failing);
      expect(await all).toEqual([failing, failing]);
      expect(problems.splice(0).map(({ message }) => message)).toEqual(["once"]);
    });

    it("comes back to a lane after the time it was asked for, and not before", async () => {
      const [engine] = await start();
      const later = laneNamed("later");
      const { note, all } = collector<number>(2);
      await engine.work("turn", 4, async ({ lane: held }) => {
        const fence = await taken(held);
        note(performance.now());
        if (fence.fence === 1) await wakeLaneLater({ ...first(), wakeIn: engine.wakeIn }, fence, 300);
      });
      await wake(engine, later);
      const [began = 0, again = 0] = await all;
      expect(again - began).toBeGreaterThanOrEqual(295);
    });

    it("hands on what still runs when it has to stop", async () => {
      const [engine] = await start();
      const long = laneNamed("long");
      const begun = collector<LaneHold>(1);
      await engine.work("turn", 4, async (hold) => {
        begun.note(hold);
        await new Promise(() => undefined);
      });
      await wake(engine, long);
      const [hold] = await begun.all;
      await engine.stop(50);
      expect([hold?.stopping.aborted, hold?.lost.aborted]).toEqual([true, true]);
      const [next] = await start();
      const { note, all } = collector<string>(1);
      await next.work("turn", 4, async ({ lane: held }) => note(held));
      expect(await all).toEqual([long]);
    });

    it("lets running work end before it stops, and takes no more", async () => {
      const [engine] = await start();
      const begun = collector<string>(1);
      const end = Promise.withResolvers<void>();
      const ended: string[] = [];
      await engine.work("turn", 4, async ({ lane: held }) => {
        begun.note(held);
        await end.promise;
        ended.push(held);
      });
      const [running, waiting] = [laneNamed("running"), laneNamed("waiting")];
      await wake(engine, running);
      await begun.all;
      const stopped = engine.stop(10_000);
      await wake(engine, waiting);
      end.resolve();
      await stopped;
      expect(ended).toEqual([running]);
      const [next] = await start();
      const { note, all } = collector<string>(1);
      await next.work("turn", 4, async ({ lane: held }) => note(held));
      expect(await all).toEqual([waiting]);
    });

    it("keeps one schedule for all processes, and runs what falls due once", async () => {
      await start();
      const schedule = `schedule-${randomUUID()}`;
      const { note, all } = collector<string>(1);
      await Promise.all(
        engines.map((engine) => engine.schedule(schedule, "0 9 * * *", "Europe/Kyiv", async () => note("ran"))),
      );
      const home = opened.homes[0];
      if (home === undefined) throw new Error("no home");
      const kept = await home.pool.query(`select cron, timezone from ${jobsSchema(home)}.schedule where name = $1`, [
        schedule,
      ]);
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
