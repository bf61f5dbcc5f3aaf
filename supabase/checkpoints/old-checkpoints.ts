import type { TrimPlace, Trims } from "../../src/core/index.ts";
import type { TenantTables } from "../store/tenant-tables.ts";
import { checkpointSchema } from "./checkpoint-sql.ts";
import type { BatchedPostgresSaver } from "./checkpointer.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

/** Threads with more than they need, but for those that run: their turn drops it itself. */
const threadsSql = `
  select c.thread_id as id, (count(*) - count(distinct c.checkpoint_ns))::int as old
  from ${checkpointSchema}.checkpoints c
  join deskgraph.conversations k on k.tenant_id = $1 and k.id = c.thread_id
  where c.tenant_id = $1 and not exists (
    select from deskgraph.turns t where t.tenant_id = $1 and t.conversation_id = k.id and t.done_at is null
  )
  group by c.thread_id having count(*) > count(distinct c.checkpoint_ns)`;

export async function pruneOldCheckpoints(
  { pool, tenant }: Tables,
  checkpointer: BatchedPostgresSaver,
  maxThreads: number,
  from?: TrimPlace,
): ReturnType<Trims["trim"]> {
  const threads = await pool.query<{ id: string; old: number }>(
    `select id, old from (${threadsSql}) as threads where $2::text is null or id > $2 order by id limit $3`,
    [tenant, from ?? null, maxThreads],
  );
  let count = 0;
  for (const { id, old } of threads.rows) {
    await checkpointer.prune(id);
    count += old;
  }
  const last = threads.rows.at(-1)?.id;
  return threads.rows.length < maxThreads || last === undefined ? { count } : { count, next: last as TrimPlace };
}

export async function countOldCheckpoints({ pool, tenant }: Tables): Promise<number> {
  const found = await pool.query<{ count: number }>(
    `select coalesce(sum(old), 0)::int as count from (${threadsSql}) as threads`,
    [tenant],
  );
  return found.rows[0]?.count ?? 0;
}
