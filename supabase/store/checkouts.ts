import type { TenantTables } from "./tenant-tables.ts";

/** Those that can come no more go on the way. */
const holdSql = `
  with over as (
    delete from deskgraph.checkouts where tenant_id = $1 and bill_id <> $2 and held_until <= $4
  )
  insert into deskgraph.checkouts as known (tenant_id, bill_id, held_by, held_until) values ($1, $2, $3, $5)
  on conflict on constraint checkouts_pkey do update set held_by = excluded.held_by, held_until = excluded.held_until
    where known.held_by = excluded.held_by or known.held_until <= $4`;

export async function holdCheckout(
  { pool, tenant, now }: TenantTables,
  { billId, by, forMs }: { readonly billId: string; readonly by: string; readonly forMs: number },
): Promise<boolean> {
  const at = now();
  const held = await pool.query(holdSql, [tenant, billId, by, at, new Date(at.getTime() + forMs)]);
  return held.rowCount === 1;
}
