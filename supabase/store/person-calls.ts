import type { PersonCall } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** So many are enough for a median. */
const mostCalls = 200;

/**
 * Since when people were called for, newest first, and when each call got its first human word. Left out: calls that
 * ended without one, because the chat was closed, given back or called for anew; and tickets for what the staff are
 * told otherwise (`staff/…`), which no customer asked for.
 */
export async function personCalls(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  since: Date,
): Promise<readonly PersonCall[]> {
  const found = await pool.query<{ since: Date; answeredAt: Date | null }>(
    `with calls as (
       select conversation_id, created_at,
         lead(created_at) over (partition by conversation_id order by created_at) as next_at
       from deskgraph.outbox where tenant_id = $1 and kind = 'ticket.open' and created_at >= $2
         and turn_id not like 'staff/%'
     )
     select o.created_at as since, a.at as "answeredAt"
     from calls as o
     join deskgraph.conversations as c on c.tenant_id = $1 and c.id = o.conversation_id
     left join lateral (
       select min(s.said_at) as at from deskgraph.transcript as s
       where s.tenant_id = $1 and s.conversation_id = o.conversation_id and s.author = 'person'
         and s.said_at >= o.created_at and (o.next_at is null or s.said_at < o.next_at)
     ) as a on true
     where c.erased_at is null and (a.at is not null or c.owner = 'waiting' and o.next_at is null)
     order by o.created_at desc limit ${mostCalls}`,
    [tenant, since],
  );
  return found.rows.map(({ since, answeredAt }) => ({ since, ...(answeredAt === null ? {} : { answeredAt }) }));
}
