import type { TenantTables } from "./tenant-tables.ts";

export async function readCursor({ pool, tenant }: TenantTables, name: string): Promise<Date | undefined> {
  const found = await pool.query<{ at: Date }>("select at from deskgraph.cursors where tenant_id = $1 and name = $2", [
    tenant,
    name,
  ]);
  return found.rows[0]?.at;
}

export async function setCursor({ pool, tenant }: TenantTables, name: string, at: Date): Promise<void> {
  await pool.query(
    `insert into deskgraph.cursors (tenant_id, name, at) values ($1, $2, $3)
     on conflict on constraint cursors_pkey do update set at = excluded.at`,
    [tenant, name, at],
  );
}
