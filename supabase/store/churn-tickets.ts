import type { ChurnClaim } from "../../src/core/index.ts";
import { claimLease, type LeasedTable, releaseLease } from "./lease.ts";
import type { TenantTables } from "./tenant-tables.ts";

const churnTickets: LeasedTable = { name: "churn_tickets", idColumn: "key", versionColumn: "round" };

export async function claimChurn(
  at: TenantTables,
  key: string,
  { holder, leaseMs }: { readonly holder: string; readonly leaseMs: number },
): Promise<ChurnClaim | undefined> {
  const round = await claimLease(at, churnTickets, key, { holder, leaseMs });
  return round === undefined ? undefined : { key, holder, round };
}

export const releaseChurn = (at: TenantTables, { key, holder, round }: ChurnClaim): Promise<void> =>
  releaseLease(at, churnTickets, key, { holder, version: round });
