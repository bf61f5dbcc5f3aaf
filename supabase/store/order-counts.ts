import type pg from "pg";
import type { Clock, OrderCounts, TenantId } from "../../src/core/index.ts";

/** Two processes may count the same order at once: the one that comes second reads what the first has stored. */
const maxLooks = 3;

/** A shop's orders, counted in the order in which their bills are made. */
export const createOrderCounts = (
  { pool, tenant }: { readonly pool: Pick<pg.Pool, "query">; readonly tenant: TenantId },
  now: Clock = () => new Date(),
): OrderCounts => ({
  count: async (order, from) => {
    for (let look = 0; look < maxLooks; look += 1) {
      const { rows } = await pool.query<{ counted: string }>(
        `with known as (
           select counted from deskgraph.order_numbers where tenant_id = $1 and order_id = $2
         ), counter as (
           insert into deskgraph.order_counters as known_counter (tenant_id, last)
           select $1, $3::bigint where not exists (select from known)
           on conflict on constraint order_counters_pkey do update
           set last = greatest(known_counter.last + 1, excluded.last)
           returning last
         ), given as (
           insert into deskgraph.order_numbers (tenant_id, order_id, counted, created_at)
           select $1, $2, last, $4 from counter
           on conflict on constraint order_numbers_pkey do nothing
           returning counted
         )
         select counted from known union all select counted from given`,
        [tenant, order, from, now()],
      );
      const [row] = rows;
      if (row !== undefined) return Number(row.counted);
    }
    throw new Error(`no number could be stored for order ${order}`);
  },
});
