import type pg from "pg";
import type { TenantId } from "../../src/core/index.ts";

/** What every query of the store needs: where, and whose. */
export interface TenantTables {
  readonly pool: pg.Pool;
  readonly tenant: TenantId;
}
