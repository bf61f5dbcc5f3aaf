import pg from "pg";
import { getRollbackPlans, PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "../../src/app.ts";
import { lane, tenantId } from "../../src/core/index.ts";
import { noSettleWindow } from "../../src/inbox/settle-window.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { inTransaction } from "../../supabase/home/in-transaction.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createJobEngine, type LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { jobsSchema, openJobTables, sharedJobs } from "../../supabase/jobs/jobs-schema.ts";
import { pgBossOptions } from "../../supabase/jobs/pg-boss-options.ts";
import { createTables } from "../../supabase/store/store.ts";
import { testConfig } from "../kit/app.ts";
import { poolerAbsence, startPooler, type TestPooler } from "../kit/pooler.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

const shops = ["shop-1", "shop-2"];
/** How often both shops ask at once: each time the pooler may give either of them the connection of the other. */
const rounds = 20;

describe.skipIf((postgresAbsence ?? poolerAbsence) !== undefined)("two shops on one Postgres", () => {
  let server: TestPostgres;
  let pooler: TestPooler;
  let url: string;
  const homes: Home[] = [];
  const open = async (shop: string, at: string): Promise<Home> => {
    const home = await openHome({ kind: "postgres", url: at, tenant: tenantId(shop) });
    homes.push(home);
    return home;
  };

  const engines: LaneEngine[] = [];
  const start = async (home: Home): Promise<LaneEngine> => {
    const engine = await createJobEngine(home, { queues: ["turn"] });
    engines.push(engine);
    return engine;
  };
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop(2_000)));
  });

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase("shops");
    for (const shop of shops) await migrate(await open(shop, url));
    pooler = await startPooler({ server: new URL(url), roles: ["app"], connections: 1 });
  });
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await pooler.stop();
    await server.stop();
  });

  it("share a connection behind a pooler in transaction mode, and see their own rows alone", async () => {
    const both = await Promise.all(shops.map((shop) => open(shop, pooler.through(url))));
    const chats = await Promise.all(
      both.map((home) => createTables(home).store.openConversation({ channel: "telegram", channelChatId: "1" })),
    );
    const seen = "select pg_backend_pid() as connection, tenant_id as tenant, id from deskgraph.conversations";
    const all = both.flatMap((home) =>
      Array.from({ length: rounds }, async (_, round) => {
        const { rows } =
          round % 2 === 0
            ? await home.pool.query(`${seen} where channel = $1`, ["telegram"])
            : await inTransaction(home.pool, (client) => client.query(seen));
        return { home, rows };
      }),
    );
    const answers = await Promise.all(all);
    for (const { home, rows } of answers) {
      expect(rows.map(({ tenant, id }) => ({ tenant, id }))).toEqual([
        { tenant: home.tenant, id: chats[both.indexOf(home)]?.id },
      ]);
    }
    // It is one connection: otherwise this would have shown nothing.
    expect(new Set(answers.flatMap(({ rows }) => rows.map(({ connection }) => connection))).size).toBe(1);
    // And it keeps nothing of either for whoever comes next.
    const stranger = new pg.Client({ connectionString: pooler.through(url) });
    await stranger.connect();
    expect((await stranger.query("select from deskgraph.conversations")).rows).toEqual([]);
    await stranger.end();
  });

  it("carry on conversations there, and neither can look into the other's", async () => {
    const apps = await Promise.all(
      shops.map(async (shop) =>
        createApp({
          config: await testConfig(),
          home: await openHome({ kind: "postgres", url: pooler.through(url), tenant: tenantId(shop) }),
          settleWindow: noSettleWindow,
        }),
      ),
    );
    const chats = await Promise.all(
      apps.map(async (app) => {
        await app.work();
        const { id } = await app.open({ channel: "test", channelChatId: "2" });
        const body = { kind: "message", text: "Добрий день", attachments: [] } as const;
        await app.accept({ conversationId: id, source: "test", externalId: "1", body });
        await app.settle(id);
        return { app, id };
      }),
    );
    for (const { app, id } of chats) {
      expect((await app.store.transcript(id, 10)).map(({ author }) => author)).toEqual(["customer", "ai"]);
      expect(await app.stateOf(id)).toHaveProperty("messages");
      for (const other of chats.filter((chat) => chat.id !== id)) expect(await app.stateOf(other.id)).toEqual({});
    }
    await Promise.all(apps.map((app) => app.close()));
  });

  it("are told apart without one round trip more", async () => {
    const home = await open("shop-1", url);
    const client = await home.pool.connect();
    let answers = 0;
    client.connection.on("readyForQuery", () => {
      answers += 1;
    });
    client.release();
    await home.pool.query("select");
    await home.pool.query("select $1", ["x"]);
    expect(answers).toBe(2);
    await inTransaction(home.pool, (inside) => inside.query("select $1", ["x"]));
    expect(answers).toBe(2 + "begin, select, commit".split(",").length);
  });

  it("have schedules of one name, and each runs its own", async () => {
    const ran: string[] = [];
    const both = Promise.withResolvers<void>();
    for (const shop of shops) {
      const engine = await start(await open(shop, url));
      await engine.schedule("look-acme", "*/5 * * * *", "Europe/Kyiv", async () => {
        ran.push(shop);
        if (ran.length === shops.length) both.resolve();
      });
    }
    // The clock's part of it: what the engine does when the time comes. One after the other, to see whose it is.
    for (const home of homes.slice(-2)) {
      const clock = await bossAt(home, jobsSchema(home));
      await clock.send("look-acme", {});
      await clock.stop({ graceful: false, close: false });
      await vi.waitUntil(() => ran.includes(home.tenant), { interval: 50, timeout: 250_000 });
    }
    await both.promise;
    expect(ran).toEqual(shops);
  });

  it("find what waited in the schema that they shared once, and leave the other's there", async () => {
    const [one, two] = [await open("shop-1", url), await open("shop-2", url)];
    const old = await bossAt(one, sharedJobs);
    for (const { tenant } of [one, two]) {
      await old.createQueue(`${tenant}/turn`, { policy: "key_strict_fifo" });
      for (const [name, startAfter] of [
        ["now", 0],
        ["later", 3600],
      ] as const) {
        await old.send(`${tenant}/turn`, {}, { singletonKey: `${tenant}-${name}/turn`, startAfter });
      }
    }
    const left = async (): Promise<string[]> => {
      const { rows } = await one.pool.query<{ name: string }>(`select name from ${sharedJobs}.job order by 1`);
      return rows.map(({ name }) => name);
    };
    for (const [home, others] of [
      [one, ["shop-2/turn", "shop-2/turn"]],
      [two, []],
    ] as const) {
      const engine = await start(home);
      expect(await left()).toEqual(others);
      const worked = Promise.withResolvers<string>();
      await engine.work("turn", 1, async ({ lane }) => worked.resolve(lane));
      expect(await worked.promise).toBe(`${home.tenant}-now/turn`);
      const waiting = await home.pool.query(
        `select singleton_key as lane, start_after > now() + interval '50 minutes' as is_later
         from ${jobsSchema(home)}.job where state = 'created' and singleton_key ^@ $1`,
        [home.tenant],
      );
      expect(waiting.rows).toEqual([{ lane: `${home.tenant}-later/turn`, is_later: true }]);
    }
    await old.stop({ graceful: false, close: false });
  });

  it("keep their jobs and their row security when the engine is upgraded", async () => {
    const home = await open("shop-1", url);
    const schema = jobsSchema(home);
    const engine = await start(home);
    await engine.wake([lane("c_1/turn")]);
    await engine.stop(0);
    const jobs = `select name, singleton_key from ${schema}.job where state = 'created' order by 2`;
    const before = (await home.pool.query(jobs)).rows;
    // As an earlier version left it: without what the newest one added, and with a table that nothing guards.
    await home.pool.query(getRollbackPlans(schema));
    await home.pool.query(`create table ${schema}.from_an_upgrade (id int)`);
    expect(await openJobTables(home.pool, schema)).toEqual([`${schema}.from_an_upgrade`]);
    const sameHome = { kind: "postgres", url, tenant: home.tenant } as const;
    expect(await migrate({ ...home, openAsOwner: () => openHome(sameHome) })).toEqual({ applied: ["pgboss"] });
    expect(await openJobTables(home.pool, schema)).toEqual([]);
    expect((await home.pool.query(`select from ${schema}.bam where status <> 'completed'`)).rowCount).toBe(0);
    expect((await home.pool.query(jobs)).rows).toEqual(before);
    expect(before).toContainEqual({ name: "shop-1/turn", singleton_key: "c_1/turn" });
    const other = await open("shop-2", url);
    expect((await other.pool.query(`select from ${schema}.job`)).rowCount).toBe(0);
    expect(await migrate(home)).toEqual({ applied: [] });
  });
});

/** An engine of a process that does not work. */
async function bossAt(home: Home, schema: string): Promise<PgBoss> {
  const boss = new PgBoss({ ...pgBossOptions(home), schema, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  return boss.start();
}
