import type { GrantStore, StoredGrant } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { claimLease, type LeasedTable, releaseLease } from "./lease.ts";

const grants: LeasedTable = { name: "grants", idColumn: "vendor", versionColumn: "generation" };

/** Grants in the home's own table. */
export const createGrants = (home: Home): GrantStore => ({
  read: (vendor) => readGrant(home, vendor),
  claim: async (vendor, { generation, holder, leaseMs }) =>
    (await claimLease(home, grants, vendor, { holder, leaseMs, version: generation })) !== undefined,
  release: (vendor, holder) => releaseLease(home, grants, vendor, { holder }),
  renew: (vendor, renewed) => renewGrant(home, vendor, renewed),
  revoke: (vendor, revoked) => revokeGrant(home, vendor, revoked),
  reseal: (vendor, seals) => resealGrant(home, vendor, seals),
  replace: (vendor, replaced) => replaceGrant(home, vendor, replaced),
});

async function readGrant({ pool, tenant }: Home, vendor: string): Promise<StoredGrant | undefined> {
  const found = await pool.query<{
    sealed: string | null;
    generation: number;
    seed: string | null;
    isRevoked: boolean;
  }>(
    `select sealed, generation, seed, revoked_at is not null as "isRevoked"
     from deskgraph.grants where tenant_id = $1 and vendor = $2`,
    [tenant, vendor],
  );
  const [row] = found.rows;
  return row && { ...row, sealed: row.sealed ?? undefined, seed: row.seed ?? undefined };
}

async function renewGrant(
  { pool, tenant }: Home,
  vendor: string,
  { generation, sealed, seed }: Parameters<GrantStore["renew"]>[1],
): Promise<boolean> {
  const renewed = await pool.query(
    `update deskgraph.grants
     set sealed = $4, seed = $5, generation = generation + 1, revoked_at = null, held_by = null, held_until = null
     where tenant_id = $1 and vendor = $2 and generation = $3`,
    [tenant, vendor, generation, sealed, seed ?? null],
  );
  return renewed.rowCount === 1;
}

async function revokeGrant(
  { pool, tenant }: Home,
  vendor: string,
  { generation, seed }: Parameters<GrantStore["revoke"]>[1],
): Promise<boolean> {
  const revoked = await pool.query(
    `update deskgraph.grants
     set revoked_at = clock_timestamp(), seed = $4, generation = generation + 1, held_by = null, held_until = null
     where tenant_id = $1 and vendor = $2 and generation = $3`,
    [tenant, vendor, generation, seed ?? null],
  );
  return revoked.rowCount === 1;
}

/** Its generation stays: who renews it just now must be able to write what the vendor gave. */
async function resealGrant(
  { pool, tenant }: Home,
  vendor: string,
  { from, to }: Parameters<GrantStore["reseal"]>[1],
): Promise<void> {
  await pool.query("update deskgraph.grants set sealed = $4 where tenant_id = $1 and vendor = $2 and sealed = $3", [
    tenant,
    vendor,
    from,
    to,
  ]);
}

async function replaceGrant(
  { pool, tenant }: Home,
  vendor: string,
  { sealed, seed }: Parameters<GrantStore["replace"]>[1],
): Promise<void> {
  await pool.query(
    `insert into deskgraph.grants as known (tenant_id, vendor, sealed, seed, generation) values ($1, $2, $3, $4, 1)
     on conflict on constraint grants_pkey do update
     set sealed = excluded.sealed, seed = excluded.seed, generation = known.generation + 1, revoked_at = null,
       held_by = null, held_until = null`,
    [tenant, vendor, sealed, seed ?? null],
  );
}
