import { type ConversationId, laneBudgetsMiddle, lanesStart, UnknownConversation } from "../../src/core/index.ts";
import { checkpointSchema } from "../checkpoints/checkpointer.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { lockConversation } from "./locked-conversations.ts";
import type { TenantTables } from "./tenant-tables.ts";

const checkpointTables = ["checkpoints", "checkpoint_blobs", "checkpoint_writes"] as const;

/**
 * Everything that is known of the customer of this conversation, gone in one transaction: messages with their raw
 * bytes, transcript, facts, orders, effects, checkpoints, mappings. A worker that is at it finds nothing and stops.
 * False when there is nothing to erase.
 */
export function eraseCustomer({ pool, tenant }: TenantTables, id: ConversationId): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const conversation = await lockConversation(client, tenant, id).catch((error: unknown) => {
      if (error instanceof UnknownConversation) return undefined;
      throw error;
    });
    if (conversation === undefined) return false;
    const all = await client.query<{ id: ConversationId }>(
      "select id from deskgraph.conversations where tenant_id = $1 and customer_id = $2 order by id for update",
      [tenant, conversation.customerId],
    );
    const ids = all.rows.map((row) => row.id);
    for (const table of checkpointTables) {
      await client.query(`delete from ${checkpointSchema}.${table} where thread_id = any($1)`, [ids]);
    }
    await client.query("delete from public.sitniks_chat_mappings where tenant_id = $1 and conversation_id = any($2)", [
      tenant,
      ids,
    ]);
    await client.query("delete from deskgraph.lanes where tenant_id = $1 and lane ^@ any($2::text[])", [
      tenant,
      ids.map(lanesStart),
    ]);
    await client.query(
      `delete from deskgraph.budgets where tenant_id = $1
         and exists (select from unnest($2::text[]) as middle where strpos(budget, middle) > 0)`,
      [tenant, ids.map(laneBudgetsMiddle)],
    );
    await client.query("delete from deskgraph.model_use where tenant_id = $1 and subject = $2", [
      tenant,
      conversation.customerId,
    ]);
    // The rest hangs on the customer and goes with them.
    await client.query("delete from deskgraph.customers where tenant_id = $1 and id = $2", [
      tenant,
      conversation.customerId,
    ]);
    return true;
  });
}
