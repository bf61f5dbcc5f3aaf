import type pg from "pg";
import { HomeError, type TenantId } from "../../src/core/index.ts";

/**
 * Refuses the folder of another shop: nothing in an embedded home keeps two apart, because its one role passes row
 * security. A home that two have used already goes on for both.
 */
export async function assertOneTenant(pool: pg.Pool, tenant: TenantId, dir: string): Promise<void> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'tenant_id' and table_schema = 'deskgraph'`,
  );
  if (tables.length === 0) return;
  // Keys begin with the tenant, so the first and the last are found without reading the rest.
  const ends = tables.flatMap(({ name }) =>
    ["min", "max"].map((end) => `select ${end}(tenant_id) as tenant from ${name}`),
  );
  const { rows } = await pool.query<{ tenant: TenantId | null }>(ends.join(" union "));
  const tenants = rows.flatMap((row) => row.tenant ?? []);
  const [other] = tenants.filter((one) => one !== tenant);
  if (other === undefined || tenants.includes(tenant)) return;
  throw new HomeError(
    `${dir} is the home of the shop "${other}", and this is "${tenant}" (DESKGRAPH_TENANT). An embedded home holds one ` +
      "shop: give this one a folder of its own (DESKGRAPH_HOME), or both a Postgres (DATABASE_URL). Nothing was changed.",
  );
}
