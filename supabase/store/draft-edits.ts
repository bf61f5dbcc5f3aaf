import type pg from "pg";
import type { DraftEdit } from "../../src/core/index.ts";
import { storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** Part of the commit of the turn that was changed; the row does not say which turn that was. */
export async function keepEdit(
  client: pg.PoolClient,
  { tenant, now }: Pick<TenantTables, "tenant" | "now">,
  { asked, drafted, said }: DraftEdit,
): Promise<void> {
  await client.query(
    `insert into deskgraph.draft_edits (tenant_id, id, asked, drafted, said, at)
     values ($1, gen_random_uuid()::text, $2, $3, $4, $5)`,
    [tenant, storableText(asked), storableText(drafted), storableText(said), now()],
  );
}

/** The newest first. */
export async function readEdits(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  limit: number,
): Promise<readonly DraftEdit[]> {
  const found = await pool.query<DraftEdit>(
    "select asked, drafted, said from deskgraph.draft_edits where tenant_id = $1 order by at desc, id limit $2",
    [tenant, limit],
  );
  return found.rows;
}
