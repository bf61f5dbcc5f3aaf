import { createHash } from "node:crypto";
import pg from "pg";
import type { TenantId } from "../../src/core/index.ts";
import type { Home } from "../home/home-port.ts";
import { inTransaction } from "../home/in-transaction.ts";

/** Where jobs are in the embedded home, which has one tenant, and where all tenants of a server had them once. */
export const sharedJobs = "pgboss";

/**
 * On a server each tenant has a schema of the job engine's own. In one schema the engine keeps one clock for its
 * schedules and one record of its maintenance: whichever process comes first does it for all. Under row security it
 * would do it for its own tenant, and say that it was done for everybody.
 */
export const jobsSchema = ({ kind, tenant }: Pick<Home, "kind" | "tenant">): string =>
  kind === "postgres" ? `${sharedJobs}_${readable(tenant)}_${digest(tenant)}` : sharedJobs;

/** For people who look into the database. The digest tells apart what is the same without its signs. */
const readable = (tenant: TenantId): string =>
  tenant
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .slice(0, 24);
const digest = (tenant: TenantId): string => createHash("sha256").update(tenant).digest("hex").slice(0, 8);

/** Tables that row security does not guard yet: all after the first set-up, new ones after an upgrade of the engine. */
export async function openJobTables(pool: pg.Pool, schema: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

/**
 * Closes every table of the schema to all other tenants. The policy asks for no column of the engine's, so no later
 * version of it can break one.
 */
export async function guardJobs(home: Home): Promise<void> {
  const { pool, tenant } = home;
  const schema = jobsSchema(home);
  const tables = await openJobTables(pool, schema);
  if (tables.length === 0) return;
  await inTransaction(pool, async (client) => {
    for (const table of tables) {
      await client.query(`alter table ${table} enable row level security`);
      await client.query(`alter table ${table} force row level security`);
      await client.query(
        `create policy tenant on ${table} using (current_setting('deskgraph.tenant', true) = ${pg.escapeLiteral(tenant)})`,
      );
    }
    await client.query(`revoke all on schema ${schema} from public`);
    await client.query(`revoke all on all tables in schema ${schema} from public`);
    await client.query(`revoke all on all functions in schema ${schema} from public`);
  });
}
