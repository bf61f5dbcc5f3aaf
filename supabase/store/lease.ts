import type { TenantTables } from "./tenant-tables.ts";

/**
 * A table whose rows one holder works on at a time: `held_by` and `held_until`. The version grows when what a row
 * guards has changed. A row is made by the first claim.
 */
export interface LeasedTable {
  readonly name: "grants" | "churn_tickets";
  readonly idColumn: "vendor" | "key";
  readonly versionColumn: "generation" | "round";
}

interface LeaseRequest {
  readonly holder: string;
  /**
   * After this long the lease of a holder that crashed is free again. By the database's clock, so that no two processes
   * disagree.
   */
  readonly leaseMs: number;
  /** Only while the row still has this version. */
  readonly version?: number;
}

/**
 * Answers the row's version to the one who holds it from now on; undefined while another holder does, or when the
 * version is newer.
 */
export async function claimLease(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  { name, idColumn, versionColumn }: LeasedTable,
  id: string,
  { holder, leaseMs, version }: LeaseRequest,
): Promise<number | undefined> {
  const claimed = await pool.query<{ version: number }>(
    `insert into deskgraph.${name} as known (tenant_id, ${idColumn}, held_by, held_until)
     values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
     on conflict on constraint ${name}_pkey
       do update set held_by = excluded.held_by, held_until = excluded.held_until
       where (known.held_until is null or known.held_until <= clock_timestamp())
         and ($5::int is null or known.${versionColumn} = $5)
     returning ${versionColumn} as version`,
    [tenant, id, holder, leaseMs, version ?? null],
  );
  return claimed.rows[0]?.version;
}

/** Lets the row go, with another version where one is given. A lease that another holder has by now stays theirs. */
export async function releaseLease(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  { name, idColumn, versionColumn }: LeasedTable,
  id: string,
  { holder, version }: Pick<LeaseRequest, "holder" | "version">,
): Promise<void> {
  await pool.query(
    `update deskgraph.${name} set ${versionColumn} = coalesce($4, ${versionColumn}), held_by = null, held_until = null
     where tenant_id = $1 and ${idColumn} = $2 and held_by = $3`,
    [tenant, id, holder, version ?? null],
  );
}
