import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HomeError, tenantId } from "../../src/core/index.ts";
import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import { type Home, openHome } from "../../supabase/home/home.ts";
import { migrate, migrateUpTo } from "../../supabase/home/migrate.ts";
import { migrationFiles } from "../../supabase/home/migration-files.ts";
import { createTables } from "../../supabase/store/store.ts";
import { cleanEnv } from "../kit/clean-env.ts";
import { openMigratedHome } from "../kit/home.ts";
import { inSmall } from "../kit/in-small.ts";
import { postgresAbsence, runSql, startPostgres, type TestPostgres } from "../kit/postgres.ts";

/** Whole processes that start together: start-together.whole.test.ts. */
const many = inSmall("2 connections", "10 processes");
const count = inSmall(2, 10);
const everything = [...migrationFiles().map(({ name }) => name), "pgboss"];

describe("the migration files", () => {
  it("are numbered from one without a gap", () => {
    expect(migrationFiles().map(({ version }) => version)).toEqual(migrationFiles().map((_, index) => index + 1));
  });
});

describe("migrating the embedded database", () => {
  it("has nothing to do in one that is up to date", async () => {
    const home = await openMigratedHome();
    expect(await migrate(home)).toEqual({ applied: [] });
    const rows = await home.pool.query("select version, name, checksum from deskgraph.migrations order by version");
    expect(rows.rows).toEqual(migrationFiles().map(({ version, name, checksum }) => ({ version, name, checksum })));
    await home.close();
  });

  it("refuses a migration that was reworded after it was applied", async () => {
    const home = await openMigratedHome();
    await home.pool.query("update deskgraph.migrations set checksum = 'other' where version = 2");
    await expect(migrate(home)).rejects.toThrow(HomeError);
    await expect(migrate(home)).rejects.toThrow(/Migration 2 \(0002_sitniks_chat_mappings\).*another wording/);
    await home.close();
  });
});

describe.skipIf(postgresAbsence !== undefined)("migrating a real server", () => {
  let server: TestPostgres;
  const homes: Home[] = [];
  const open = async (url: string, shop = "shop-1"): Promise<Home> => {
    const home = await openHome({ kind: "postgres", url, tenant: tenantId(shop) });
    homes.push(home);
    return home;
  };

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(homes.map((home) => home.close()));
    await server.stop();
  });

  it("applies everything once, and nothing the second time", async () => {
    const home = await open(await server.createDatabase("once"));
    expect(await migrate(home)).toEqual({ applied: everything });
    expect(await migrate(home)).toEqual({ applied: [] });
    const waiting = await home.pool.query("select from pg_locks where locktype = 'advisory'");
    expect(waiting.rows).toHaveLength(0);
  });

  it(`lets ${many} at once through, and one of them does the work`, async () => {
    const url = await server.createDatabase("ten");
    const script = fileURLToPath(new URL("./processes/migrate-database.ts", import.meta.url));
    const inProcess = async (): Promise<unknown> => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, url], { env: cleanEnv });
      return JSON.parse(stdout);
    };
    const here = async (): Promise<unknown> => (await migrate(await open(url))).applied;
    const reports = await Promise.all(Array.from({ length: count }, inSmall(here, inProcess)));
    expect(reports.filter((applied) => Array.isArray(applied) && applied.length > 0)).toEqual([everything]);
  });

  it("gives checkpoints of before to whose conversation they are of", async () => {
    const url = await server.createDatabase("threads");
    const [ours, theirs] = [await open(url), await open(url, "shop-2")];
    await migrateUpTo(ours, 22);
    for (const home of [ours, theirs]) {
      const thread = (await createTables(home).store.openConversation({ channel: "telegram", channelChatId: "1" })).id;
      for (const id of [thread, "a graph of somebody's own"]) {
        await home.pool.query(
          `insert into langgraph.checkpoints (thread_id, checkpoint_id, checkpoint) values ($1, $2, '{"id": "1"}')`,
          [id, home.tenant],
        );
      }
    }
    await migrate(ours);
    const chats = [ours, theirs].map(async (home) => {
      const { rows } = await home.pool.query("select id from deskgraph.conversations");
      return rows.map(({ id }: { id: string }) => ({ configurable: { thread_id: id } }));
    });
    const [[ourChat] = [], [theirChat] = []] = await Promise.all(chats);
    expect(ourChat).not.toEqual(theirChat);
    for (const [home, chat, otherChat] of [
      [ours, ourChat, theirChat],
      [theirs, theirChat, ourChat],
    ] as const) {
      const saver = createCheckpointer(home);
      expect((await saver.getTuple(chat ?? {}))?.config.configurable).toMatchObject({ checkpoint_id: home.tenant });
      expect(await saver.getTuple(otherChat ?? {})).toBeUndefined();
      expect((await home.pool.query("select from langgraph.checkpoints")).rowCount).toBe(1);
    }
  });

  it("leaves a half-done migration to nobody", async () => {
    const url = await server.createDatabase("half");
    // The second migration finds its table taken and fails; the first stays, whole.
    await runSql(url, "create table public.sitniks_chat_mappings (id int)");
    const home = await open(url);
    await expect(migrate(home)).rejects.toThrow("already exists");
    const versions = await home.pool.query("select version from deskgraph.migrations");
    expect(versions.rows).toEqual([{ version: 1 }]);
    await runSql(url, "drop table public.sitniks_chat_mappings");
    expect(await migrate(home)).toEqual({ applied: everything.slice(1) });
  });

  it("refuses a database of a newer version before it touches anything", async () => {
    const url = await server.createDatabase("newer");
    await runSql(
      url,
      `create schema deskgraph;
       create table deskgraph.migrations (version int, name text, checksum text);
       insert into deskgraph.migrations values (9001, '9001_future', 'x');`,
    );
    const refusal = /at version 9001 \(9001_future\), and this Deskgraph knows versions up to \d+\. Start the newer/;
    await expect(open(url)).rejects.toThrow(refusal);
    const tables = await tablesOf(server.url("postgres", "newer"));
    expect(tables).toEqual(["deskgraph.migrations"]);
  });
});

async function tablesOf(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by name`,
  );
  await client.end();
  return found.rows.map((row: { name: string }) => row.name);
}
