import {
  type ConversationId,
  type Deliveries,
  type EffectKind,
  type Fence,
  type Head,
  longestSendMs,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { claimEffect, claimPart, keepParts, rest } from "./claim-effect.ts";
import { leaveLane, takeLane, wakeLaneLater } from "./lanes.ts";
import { effectAt } from "./outbox.ts";
import { settleEffect } from "./settle-effect.ts";
import type { TenantTables } from "./tenant-tables.ts";

export const createDeliveries = (at: TenantTables): Deliveries => ({
  take: (lane) => takeLane(at, lane),
  head: (fence, newestOnly) => headOf(at, fence, newestOnly),
  effect: (key) => effectAt(at.pool, at.tenant, key),
  claim: (fence, key) => inTransaction(at.pool, (client) => claimEffect(client, at, fence, key)),
  keepParts: (fence, key, count) => keepParts(at, fence, key, count),
  rest: (fence, key) => rest(at, fence, key),
  claimPart: (fence, key) => inTransaction(at.pool, (client) => claimPart(client, at, fence, key)),
  settle: (fence, key, settlement) => settleEffect(at, fence, key, settlement),
  leave: (lane) => leaveLane(at, lane),
  wakeLater: (fence, afterMs) => wakeLaneLater(at, fence, afterMs),
});

async function headOf(
  { pool, tenant, now }: TenantTables,
  { lane }: Fence,
  newestOnly: readonly EffectKind[],
): Promise<Head | undefined> {
  const head = async (): Promise<Head | undefined> => {
    const found = await pool.query<Head>(
      `select key, kind,
         greatest(0, extract(epoch from due_at - clock_timestamp()) * 1000)::float8 as "dueInMs",
         (extract(epoch from clock_timestamp() - sending_at) * 1000)::float8 as "cutOffMs",
         deaths as "deathCount"
       from deskgraph.outbox where tenant_id = $1 and lane = $2 and state = 'waiting' order by seq limit 1`,
      [tenant, lane],
    );
    const [row] = found.rows;
    return row && { ...row, dueInMs: row.dueInMs ?? 0 };
  };
  const first = await head();
  if (first === undefined || !newestOnly.includes(first.kind)) return first;
  const replaced = await pool.query(
    `with newest as (
       select key, seq from deskgraph.outbox
       where tenant_id = $1 and lane = $2 and state = 'waiting' and kind = $3 order by seq desc limit 1
     )
     update deskgraph.outbox as old
     set state = 'superseded', settled_at = $4, sending_at = null, reason = 'newer', detail = newest.key
     from newest
     where old.tenant_id = $1 and old.lane = $2 and old.state = 'waiting' and old.kind = $3 and old.seq < newest.seq`,
    [tenant, lane, first.kind, now()],
  );
  return replaced.rowCount === 0 ? first : head();
}

export async function isSending({ pool, tenant }: TenantTables, id: ConversationId): Promise<boolean> {
  const found = await pool.query(
    `select from deskgraph.outbox
     where tenant_id = $1 and conversation_id = $2 and kind = 'reply.send' and state = 'waiting'
       and payload ->> 'by' = 'ai' and sending_at > clock_timestamp() - $3 * interval '1 millisecond' limit 1`,
    [tenant, id, longestSendMs],
  );
  return found.rows.length > 0;
}
