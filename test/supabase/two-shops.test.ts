import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tenantId } from "../../src/core/index.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { inTransaction } from "../../supabase/home/in-transaction.ts";
import { migrate } from "../../supabase/home/migrate.ts";
import { createTables } from "../../supabase/store/store.ts";
import { poolerAbsence, startPooler, type TestPooler } from "../kit/pooler.ts";
import { postgresAbsence, startPostgres, type TestPostgres } from "../kit/postgres.ts";

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

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase("shops");
    for (const shop of ["shop-1", "shop-2"]) await migrate(await open(shop, url));
    pooler = await startPooler({ server: new URL(url), roles: ["app"], connections: 1 });
  });
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await pooler.stop();
    await server.stop();
  });

  it("share a connection behind a pooler in transaction mode, and see their own rows alone", async () => {
    const shops = await Promise.all(["shop-1", "shop-2"].map((shop) => open(shop, pooler.through(url))));
    const chats = await Promise.all(
      shops.map((home) => createTables(home).store.openConversation({ channel: "telegram", channelChatId: "1" })),
    );
    const seen = "select pg_backend_pid() as connection, tenant_id as tenant, id from deskgraph.conversations";
    const all = shops.flatMap((home) =>
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
        { tenant: home.tenant, id: chats[shops.indexOf(home)]?.id },
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
});
