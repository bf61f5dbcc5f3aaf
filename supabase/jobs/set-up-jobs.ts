import { PgBoss } from "pg-boss";
import type { Home } from "../home/home-port.ts";
import { guardJobs, jobsSchema, openJobTables } from "./jobs-schema.ts";
import { pgBossOptions } from "./pg-boss-options.ts";

/** Without any work of its own. */
const bossOf = (home: Home, migrate: boolean): PgBoss => {
  const boss = new PgBoss({
    ...pgBossOptions(home),
    migrate,
    useListenNotify: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  return boss;
};

/** The engine's tables as this version of it wants them. Whether anything changed. */
export async function setUpJobs(home: Home): Promise<boolean> {
  const boss = bossOf(home, true);
  const before = await versionOf(home);
  await boss.start();
  await boss.stop({ graceful: false, close: false });
  if (home.kind === "postgres") await guardJobs(home);
  return (await versionOf(home)) !== before;
}

/** Whether there is nothing to set up. It only reads, so a role that may change no table can ask. */
export async function areJobsSetUp(home: Home): Promise<boolean> {
  const boss = bossOf(home, false);
  try {
    await boss.start();
  } catch {
    return false;
  }
  await boss.stop({ graceful: false, close: false });
  return (await openJobTables(home.pool, jobsSchema(home))).length === 0;
}

async function versionOf(home: Home): Promise<number | undefined> {
  const schema = jobsSchema(home);
  const found = await home.pool.query(
    "select from pg_catalog.pg_tables where schemaname = $1 and tablename = 'version'",
    [schema],
  );
  if (found.rowCount === 0) return undefined;
  const { rows } = await home.pool.query<{ version: number }>(
    `select max(version)::int as version from ${schema}.version`,
  );
  return rows[0]?.version;
}

/**
 * An upgrade leaves its indexes to whoever works next, one a minute. Where the role that works owns nothing, the owner
 * builds them at once: these tables are small.
 */
export async function buildJobIndexes(home: Home): Promise<void> {
  const schema = jobsSchema(home);
  const { rows } = await home.pool.query<{ id: string; command: string }>(
    `select id, command from ${schema}.bam where status = 'pending' order by created_on`,
  );
  for (const { id, command } of rows) {
    const built = await home.pool.query(command).catch(() => undefined);
    // Jobs are found without it, only later.
    if (built === undefined) return;
    await home.pool.query(`update ${schema}.bam set status = 'completed', completed_on = now() where id = $1`, [id]);
  }
}
