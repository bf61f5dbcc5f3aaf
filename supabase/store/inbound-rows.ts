import type pg from "pg";
import type { ConversationId, Inbound, InboundContent, InboundId, TenantId } from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

export interface InboundRow {
  readonly id: InboundId;
  readonly conversation_id: ConversationId;
  readonly body: InboundContent;
  readonly accepted_at: Date;
  readonly trace: string | null;
}

export const inboundColumns = "id, conversation_id, body, accepted_at, trace";

export const inboundFromRow = (row: InboundRow): Inbound => ({
  ...row.body,
  id: row.id,
  conversationId: row.conversation_id,
  at: row.accepted_at.toISOString(),
});

export async function findInbounds(
  from: pg.Pool | pg.PoolClient,
  tenant: TenantId,
  ids: readonly InboundId[],
): Promise<ReadonlyMap<InboundId, Inbound>> {
  if (ids.length === 0) return new Map();
  const found = await from.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and id = any($2)`,
    [tenant, ids],
  );
  return new Map(found.rows.map((row) => [row.id, inboundFromRow(row)]));
}

export async function hasPayment({ pool, tenant }: TenantTables, id: ConversationId, billId: string): Promise<boolean> {
  const found = await pool.query<{ isThere: boolean }>(
    `select exists (
       select from deskgraph.inbounds
       where tenant_id = $1 and conversation_id = $2 and kind = 'payment_received' and body ->> 'billId' = $3
     ) as "isThere"`,
    [tenant, id, billId],
  );
  return found.rows[0]?.isThere ?? false;
}
