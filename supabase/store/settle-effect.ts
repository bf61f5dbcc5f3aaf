import { randomUUID } from "node:crypto";
import type pg from "pg";
import { type ConversationId, type EffectKey, type Fence, LostHold, type Settlement } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { assertHeld, withhold } from "./claim-effect.ts";
import { effectAt } from "./outbox.ts";
import { storableJson, storableText } from "./storable.ts";
import { acceptWithin } from "./store-arrivals.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** Writes down what an attempt came to; what has to be told because of it is accepted in the same step. */
export async function settleEffect(
  at: TenantTables,
  held: Fence,
  key: EffectKey,
  settlement: Settlement,
): Promise<void> {
  if (settlement.to === "unreachable") return markUnreachable(at, held, key);
  if (settlement.to !== "dead" || settlement.told === undefined) return settleIn(at.pool, at, held, key, settlement);
  const { told } = settlement;
  await inTransaction(at.pool, async (client) => {
    const found = await client.query<{ conversation_id: ConversationId }>(
      "select conversation_id from deskgraph.outbox where tenant_id = $1 and key = $2",
      [at.tenant, key],
    );
    const [row] = found.rows;
    if (row === undefined) throw new LostHold(`Effect ${key} is gone`);
    // In the order in which everybody locks: the conversation first.
    await acceptWithin(client, at, {
      conversationId: row.conversation_id,
      source: "outbox",
      // A letter that was replayed and died again is told again; the settling below makes each telling one.
      externalId: `${key}/${randomUUID()}`,
      body: told,
      raw: new Uint8Array(),
      at: at.now(),
    });
    await settleIn(client, at, held, key, settlement);
  });
}

async function settleIn(
  from: pg.Pool | pg.PoolClient,
  { tenant, now }: TenantTables,
  { lane, fence }: Fence,
  key: EffectKey,
  settlement: Exclude<Settlement, { readonly to: "unreachable" }>,
): Promise<void> {
  const isAgain = settlement.to === "again";
  const settled = await from.query(
    `with held as materialized (
       select from deskgraph.lanes where tenant_id = $1 and lane = $2 and fence = $3 for share
     )
     update deskgraph.outbox
     set state = $5, sending_at = case when $12 then sending_at end,
       settled_at = case when $5 = 'waiting' then null else $13::timestamptz end,
       due_at = case when $5 = 'waiting' then clock_timestamp() + $6 * interval '1 millisecond' end,
       unsure = unsure + $7, failures = failures + $11, reason = $8, detail = $9, receipt = $10::jsonb,
       payload = case when is_last and $5 = 'done' then payload || '{"delivery": {}}' else payload end
     where tenant_id = $1 and key = $4 and state = 'waiting' and exists (select from held)`,
    [
      tenant,
      lane,
      fence,
      key,
      isAgain ? "waiting" : settlement.to,
      isAgain ? settlement.afterMs : 0,
      settlement.to !== "done" && settlement.isUnsure ? 1 : 0,
      settlement.to === "done" ? null : settlement.code,
      settlement.to === "done" || settlement.detail === undefined ? null : storableText(settlement.detail),
      settlement.to === "done" ? storableJson(settlement.receipt) : null,
      isAgain && settlement.isFailure ? 1 : 0,
      settlement.to === "dead" && settlement.isUnderWay === true,
      now(),
    ],
  );
  if (settled.rowCount !== 1) throw new LostHold(`Effect ${key} was settled by another worker`);
}

const markUnreachable = (at: TenantTables, fence: Fence, key: EffectKey): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    const effect = await effectAt(client, at.tenant, key);
    if (effect === undefined) throw new LostHold(`Effect ${key} is gone`);
    await client.query(
      `update deskgraph.conversations set unreachable_since = $3
       where tenant_id = $1 and id = $2 and unreachable_since is null`,
      [at.tenant, effect.conversationId, at.now()],
    );
    await assertHeld(client, at, fence);
    await withhold(client, at, effect, "unreachable");
  });
