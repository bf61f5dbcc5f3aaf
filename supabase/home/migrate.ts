import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { HomeError } from "../../src/core/index.ts";
import { checkpointSchema } from "../checkpoints/checkpoint-sql.ts";
import { pgBossOptions } from "../jobs/pg-boss-options.ts";
import type { Home } from "./home-port.ts";
import { inTransaction } from "./in-transaction.ts";
import { migrationFiles } from "./migration-files.ts";
import { assertSchemaKnown } from "./schema-version.ts";

interface MigrationReport {
  /** What was new, in order: our migrations by name, then "pgboss" when its tables changed. */
  readonly applied: readonly string[];
}

/** "desk" in ASCII: any number will do as long as every process uses the same. */
const advisoryLockKey = 0x6465736b;
/** A first installation takes about a second; ten processes may stand in line. */
const lockTimeoutMs = 60_000;

/** Our own record, readable by the tables' owner alone. It holds nothing of any tenant. */
const recordSql = `
  create schema if not exists deskgraph;
  create table if not exists deskgraph.migrations (
    version integer not null,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now(),
    constraint migrations_pkey primary key (version),
    constraint migrations_name_key unique (name)
  );
  alter table deskgraph.migrations enable row level security;
  alter table deskgraph.migrations force row level security;
  drop policy if exists migrations_owner on deskgraph.migrations;
  create policy migrations_owner on deskgraph.migrations using (true);`;

/** Brings the database up to what this code needs. Safe to call from every process at every start. */
export const migrate = (home: Home): Promise<MigrationReport> => migrateUpTo(home, Number.POSITIVE_INFINITY);

/** The same as far as a version: a backup is loaded into the schema that it was made of. */
export function migrateUpTo(home: Home, upTo: number): Promise<MigrationReport> {
  return underLock(home, async () => {
    const before = await assertSchemaKnown(home.pool);
    const missing = migrationFiles().filter(
      (file) => file.version <= upTo && !before.some(({ version }) => version === file.version),
    );
    for (const { version, name, sql, checksum } of missing) {
      await inTransaction(home.pool, async (client) => {
        await client.query("set local statement_timeout = 0");
        if (version === 1) await client.query(recordSql);
        await client.query(sql);
        await client.query("insert into deskgraph.migrations (version, name, checksum) values ($1, $2, $3)", [
          version,
          name,
          checksum,
        ]);
      });
    }
    const applied = missing.map(({ name }) => name);
    if (upTo < ownCheckpoints) await setUpCheckpoints(home.pool);
    if (await changes(home.pool, jobsVersion, () => setUpJobs(home))) applied.push("pgboss");
    return { applied };
  });
}

/** From this version on our migrations make the checkpointer's tables. */
const ownCheckpoints = 24;

/** For a backup of before. It takes no lock of its own: of six at once, five fail. Here it runs under ours. */
const setUpCheckpoints = (pool: pg.Pool): Promise<void> =>
  new PostgresSaver(pool, undefined, { schema: checkpointSchema }).setup();

async function setUpJobs(home: Home): Promise<void> {
  const boss = new PgBoss({ ...pgBossOptions(home), useListenNotify: false, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false, close: false });
}

const jobsVersion = { table: "pgboss.version", column: "version" };

async function changes(
  pool: pg.Pool,
  record: { readonly table: string; readonly column: string },
  setUp: () => Promise<void>,
): Promise<boolean> {
  const before = await versionIn(pool, record);
  await setUp();
  return (await versionIn(pool, record)) !== before;
}

async function versionIn(
  pool: pg.Pool,
  { table, column }: { readonly table: string; readonly column: string },
): Promise<number | null> {
  const found = await pool.query<{ found: boolean }>("select to_regclass($1) is not null as found", [table]);
  if (found.rows[0]?.found !== true) return null;
  const newest = await pool.query<{ version: number | null }>(`select max(${column})::int as version from ${table}`);
  return newest.rows[0]?.version ?? null;
}

/**
 * One migrating process at a time, of whichever tenant: all of them share the schemas. The lock is a transaction's,
 * because behind a pooler a session's lock stays with a connection that somebody else has by then. The embedded home's
 * lock file serialises already, and its only client cannot be spared to hold a lock.
 */
async function underLock<T>(home: Home, work: () => Promise<T>): Promise<T> {
  if (home.kind !== "postgres") return work();
  return inTransaction(home.pool, async (client) => {
    await client.query(`set local statement_timeout = ${lockTimeoutMs}`);
    // It says nothing while others work.
    await client.query("set local idle_in_transaction_session_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [advisoryLockKey]).catch((error: Error) => {
      throw new HomeError(
        `Another process has been changing this database for over ${lockTimeoutMs / 1000} s (${error.message}). ` +
          "Wait for it or stop it, then start again.",
      );
    });
    return work();
  });
}
