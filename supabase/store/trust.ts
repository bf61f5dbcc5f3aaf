import {
  type ConversationId,
  type ProvenPerson,
  personKey,
  type Trust,
  turnLaneOf,
  waitingKinds,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { recordActs } from "./acts.ts";
import { wakeLanes } from "./lanes.ts";
import { storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

export async function readTrust({ pool, tenant }: TenantTables): Promise<Trust | undefined> {
  const found = await pool.query<{ levels: Trust }>("select levels from deskgraph.trust where tenant_id = $1", [
    tenant,
  ]);
  return found.rows[0]?.levels;
}

/**
 * Every claim of a turn reads it. What is held is looked at anew: it may not have to wait any more. It is an act about
 * the whole shop, so it stands in the record under no conversation.
 */
export const setTrust = (at: TenantTables, trust: Trust, by: ProvenPerson): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    await client.query(
      `insert into deskgraph.trust (tenant_id, levels, set_at, set_by) values ($1, $2, $3, $4)
       on conflict on constraint trust_pkey do update
       set levels = excluded.levels, set_at = excluded.set_at, set_by = excluded.set_by`,
      [at.tenant, storableJson(trust), at.now(), storableText(personKey(by))],
    );
    const held = await client.query<{ id: ConversationId }>(
      "select conversation_id as id from deskgraph.reply_drafts where tenant_id = $1 and held is not null order by 1",
      [at.tenant],
    );
    await wakeLanes(
      client,
      at,
      held.rows.map(({ id }) => turnLaneOf(id)),
    );
    const levels = waitingKinds.map((kind) => `${kind}=${trust[kind] ?? "configured"}`).join(" ");
    await recordActs(client, at, [{ act: "set_trust", person: by, at: at.now(), ofShop: levels }]);
  });
