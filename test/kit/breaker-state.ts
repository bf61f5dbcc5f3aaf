import type { Home } from "../../supabase/home/home.ts";

interface BreakerState {
  readonly vendor: string;
  readonly state: "closed" | "half_open" | "open" | "locked";
  readonly failures: number;
  readonly againInMs: number;
}

/** How the breaker of this vendor stands in its table; undefined where it has no row. */
export async function breakerState(
  { pool, tenant }: Home,
  vendor: string,
  now: () => Date,
): Promise<BreakerState | undefined> {
  const found = await pool.query<BreakerState>(
    `select vendor, failures,
       case when state = 'open' and shut_until <= $3::timestamptz then 'half_open' else state end as state,
       ceil(coalesce(greatest(0, extract(epoch from greatest(shut_until, probe_until) - $3::timestamptz) * 1000), 0))::float8
         as "againInMs"
     from deskgraph.breakers where tenant_id = $1 and vendor = $2`,
    [tenant, vendor, now()],
  );
  return found.rows[0];
}
