import { type Lane, queueOf } from "../../src/core/index.ts";
import type { Home } from "../home/home-port.ts";
import { inTransaction } from "../home/in-transaction.ts";
import type { WakeIn } from "../store/tenant-tables.ts";
import { sharedJobs } from "./jobs-schema.ts";

interface OldJob {
  readonly lane: Lane | null;
  readonly isWaiting: boolean;
  readonly afterMs: number;
}

/**
 * What waits where all tenants of a server had their jobs once: this tenant's are handed over, each at its time. What
 * somebody works on there is handed over too; a lane goes to the newest who takes it. The schema stays: other tenants
 * may still be at it, and so may an engine that is not ours.
 */
export async function takeOldJobs(home: Home, queues: readonly string[], wakeIn: WakeIn): Promise<void> {
  if (home.kind !== "postgres") return;
  const found = await home.pool.query("select from pg_catalog.pg_tables where schemaname = $1 and tablename = 'job'", [
    sharedJobs,
  ]);
  if (found.rowCount === 0) return;
  await inTransaction(home.pool, async (client) => {
    const { rows } = await client.query<OldJob>(
      `delete from ${sharedJobs}.job where name ^@ $1
       returning singleton_key as lane, state::text in ('created', 'retry', 'active') as "isWaiting",
         greatest(0, extract(epoch from start_after - now()) * 1000)::float8 as "afterMs"`,
      [`${home.tenant}/`],
    );
    const wakes = rows.flatMap(({ lane, isWaiting, afterMs }) =>
      isWaiting && lane !== null && queues.includes(queueOf(lane)) ? [{ lane, afterMs }] : [],
    );
    await wakeIn(client, wakes);
  });
}
