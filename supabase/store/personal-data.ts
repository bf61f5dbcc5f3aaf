import { type CustomerId, UnknownConversation } from "../../src/core/index.ts";
import { personalTables } from "./personal-tables.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** Who is meant by a customer's or a conversation's id, by "CHANNEL:CHAT_ID", or by "@name". */
export async function findCustomers(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  written: string,
): Promise<readonly CustomerId[]> {
  const found = await pool.query<{ id: CustomerId }>(
    `select id from deskgraph.customers as u
     where tenant_id = $1 and channel <> 'erased' and (
       id = $2 or channel || ':' || channel_chat_id = $2 or '@' || lower(username) = lower($2)
       or exists (select from deskgraph.conversations c where c.tenant_id = $1 and c.customer_id = u.id and c.id = $2)
     ) order by id`,
    [tenant, written],
  );
  return found.rows.map(({ id }) => id);
}

/** Why a customer is shown nothing of a table. */
export const leftOutOfExport: Readonly<Record<string, string>> = Object.fromEntries(
  personalTables.flatMap(({ name, exported }) => ("not" in exported ? [[name, exported.not]] : [])),
);

/** How many tables an export has. */
export const exportedCount = personalTables.filter(({ exported }) => "as" in exported).length;

/** Everything of one customer, table by table, so that no more than one is held in memory. */
export async function* exportCustomer(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  id: CustomerId,
): AsyncGenerator<{ readonly name: string; readonly rows: readonly unknown[] }> {
  const conversations = await pool.query<{ id: string }>(
    "select id from deskgraph.conversations where tenant_id = $1 and customer_id = $2",
    [tenant, id],
  );
  if (conversations.rows.length === 0) throw new UnknownConversation(`There is no customer ${id}`);
  const ids = conversations.rows.map((row) => row.id);
  for (const { name, by, column, exported } of personalTables) {
    if ("not" in exported) continue;
    const { rows } = await pool.query<{ row: unknown }>(
      `select to_jsonb(t) - $3::text[] as row from ${name} t where tenant_id = $1 and ${column} = any($2)`,
      [tenant, by === "customer" ? [id] : ids, exported.without ?? []],
    );
    yield { name: exported.as, rows: rows.map(({ row }) => row) };
  }
}
