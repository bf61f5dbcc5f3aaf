import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type pg from "pg";
import { HomeError } from "../../src/core/index.ts";
import { checkpointSchema } from "../checkpoints/checkpoint-sql.ts";
import { areJobsSetUp, buildJobIndexes, setUpJobs } from "../jobs/set-up-jobs.ts";
import type { Home } from "./home-port.ts";
import { inTransaction } from "./in-transaction.ts";
import { migrationFiles } from "./migration-files.ts";
import { grantToProduct, isNotAllowed } from "./roles.ts";
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

/**
 * Brings the database up to what this code needs. Safe to call from every process at every start. Where the product's
 * role owns nothing, the role that does is used for it, and gives the product's what it needs.
 */
export async function migrate(home: Home): Promise<MigrationReport> {
  const owner = await home.openAsOwner?.();
  if (owner === undefined) return migrateUpTo(home, Number.POSITIVE_INFINITY);
  try {
    const report = await migrateUpTo(owner, Number.POSITIVE_INFINITY);
    await underLock(owner, () => grantToProduct(owner, home));
    await buildJobIndexes(owner);
    return report;
  } finally {
    await owner.close();
  }
}

/** The same as far as a version: a backup is loaded into the schema that it was made of. */
export async function migrateUpTo(home: Home, upTo: number): Promise<MigrationReport> {
  if (home.kind !== "postgres") return migrateAlone(home, upTo);
  // Most starts change nothing, and this only reads: it waits for no lock and needs no right to change a table.
  if ((await missingFiles(home, upTo)).length === 0 && (await areJobsSetUp(home))) return { applied: [] };
  return underLock(home, () => migrateAlone(home, upTo)).catch((error: unknown) => {
    throw isNotAllowed(error) ? new HomeError(ownerNeeded(error.message)) : error;
  });
}

const ownerNeeded = (reason: string): string =>
  `This database has to be changed for this Deskgraph, and the role of DATABASE_URL may not do that (${reason}). Run ` +
  '"npm run migrate" with the role that owns the tables in DATABASE_OWNER_URL, then start again.';

const missingFiles = async ({ pool }: Home, upTo: number): Promise<ReturnType<typeof migrationFiles>> => {
  const before = await assertSchemaKnown(pool);
  return migrationFiles().filter(
    (file) => file.version <= upTo && !before.some(({ version }) => version === file.version),
  );
};

async function migrateAlone(home: Home, upTo: number): Promise<MigrationReport> {
  const missing = await missingFiles(home, upTo);
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
  if (upTo < ownCheckpoints) await setUpCheckpoints(home.pool);
  const applied = missing.map(({ name }) => name);
  if (await setUpJobs(home)) applied.push("pgboss");
  return { applied };
}

/** From `0023_tenants` on our migrations make the checkpointer's tables. */
const ownCheckpoints = 23;

/** For a backup of before. It takes no lock of its own: of six at once, five fail. Here it runs under ours. */
const setUpCheckpoints = (pool: pg.Pool): Promise<void> =>
  new PostgresSaver(pool, undefined, { schema: checkpointSchema }).setup();

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
    // Without parameters: a statement with some keeps its snapshot until the next one, and what builds an index
    // concurrently waits for every snapshot that is older.
    await client.query(`select pg_advisory_xact_lock(${advisoryLockKey})`).catch((error: Error) => {
      throw new HomeError(
        `Another process has been changing this database for over ${lockTimeoutMs / 1000} s (${error.message}). ` +
          "Wait for it or stop it, then start again.",
      );
    });
    return work();
  });
}
