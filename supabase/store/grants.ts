import type { GrantStore } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** Grants in the home's own table. All times are the database's, so that no two processes disagree about a lease. */
export function createGrants({ pool, tenant }: Home): GrantStore {
  return {
    read: async (vendor) => {
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
    },
    claim: async (vendor, { generation, holder, leaseMs }) => {
      const claimed = await pool.query(
        `insert into deskgraph.grants as known (tenant_id, vendor, held_by, held_until)
         values ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
         on conflict on constraint grants_pkey do update set held_by = excluded.held_by, held_until = excluded.held_until
         where known.generation = $5 and (known.held_until is null or known.held_until <= clock_timestamp())`,
        [tenant, vendor, holder, leaseMs, generation],
      );
      return claimed.rowCount === 1;
    },
    release: async (vendor, holder) => {
      await pool.query(
        "update deskgraph.grants set held_by = null, held_until = null where tenant_id = $1 and vendor = $2 and held_by = $3",
        [tenant, vendor, holder],
      );
    },
    renew: async (vendor, { generation, sealed, seed }) => {
      const renewed = await pool.query(
        `update deskgraph.grants
         set sealed = $4, seed = $5, generation = generation + 1, revoked_at = null, held_by = null, held_until = null
         where tenant_id = $1 and vendor = $2 and generation = $3`,
        [tenant, vendor, generation, sealed, seed ?? null],
      );
      return renewed.rowCount === 1;
    },
    revoke: async (vendor, { generation, seed }) => {
      const revoked = await pool.query(
        `update deskgraph.grants
         set revoked_at = clock_timestamp(), seed = $4, generation = generation + 1, held_by = null, held_until = null
         where tenant_id = $1 and vendor = $2 and generation = $3`,
        [tenant, vendor, generation, seed ?? null],
      );
      return revoked.rowCount === 1;
    },
    replace: async (vendor, { sealed, seed }) => {
      await pool.query(
        `insert into deskgraph.grants as known (tenant_id, vendor, sealed, seed, generation) values ($1, $2, $3, $4, 1)
         on conflict on constraint grants_pkey do update
         set sealed = excluded.sealed, seed = excluded.seed, generation = known.generation + 1, revoked_at = null,
           held_by = null, held_until = null`,
        [tenant, vendor, sealed, seed ?? null],
      );
    },
  };
}
