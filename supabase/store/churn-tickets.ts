import type { ChurnClaim } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

export async function claimChurn(
  { pool, tenant }: TenantTables,
  key: string,
  { holder, leaseMs }: { readonly holder: string; readonly leaseMs: number },
): Promise<ChurnClaim | undefined> {
  const claimed = await pool.query<{ round: number }>(
    `insert into deskgraph.churn_tickets as known (tenant_id, key, held_by, held_until)
     values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
     on conflict on constraint churn_tickets_pkey
       do update set held_by = excluded.held_by, held_until = excluded.held_until
       where known.held_until is null or known.held_until <= clock_timestamp()
     returning round`,
    [tenant, key, holder, leaseMs],
  );
  const [row] = claimed.rows;
  return row && { key, holder, round: row.round };
}

export async function releaseChurn({ pool, tenant }: TenantTables, { key, holder, round }: ChurnClaim): Promise<void> {
  await pool.query(
    `update deskgraph.churn_tickets set round = $4, held_by = null, held_until = null
     where tenant_id = $1 and key = $2 and held_by = $3`,
    [tenant, key, holder, round],
  );
}
