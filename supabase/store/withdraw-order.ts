import type { ConversationId, Lane, OrderId } from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { lockConversation } from "./locked-conversations.ts";
import type { TenantTables } from "./tenant-tables.ts";

/**
 * Sets aside what was not sent of an order, and of the stage that it brings. True when the CRM cannot have heard of the
 * order: no attempt is under way, none was uncertain, and none was through.
 */
export function withdrawOrder(at: TenantTables, id: ConversationId, order: OrderId): Promise<boolean> {
  return inTransaction(at.pool, async (client) => {
    await lockConversation(client, at.tenant, id);
    const gone = await client.query<{ lane: Lane }>(
      `update deskgraph.outbox set state = 'withheld', settled_at = $4, due_at = null, reason = 'payment_undone'
       where tenant_id = $1 and conversation_id = $2 and sending_at is null
         -- What was only shown can be replayed as well.
         and (state in ('waiting', 'dead') or state = 'done' and receipt ->> 'wouldDo' = 'true') and (
         kind = 'crm.order' and payload ->> 'orderId' = $3
         or kind = 'crm.status' and payload ->> 'stage' in ('paid', 'order_formed')
       ) returning lane`,
      [at.tenant, id, order, at.now()],
    );
    // What stood behind it goes on.
    const lanes = [...new Set(gone.rows.map(({ lane }) => lane))];
    await at.wakeIn?.(
      client,
      lanes.map((lane) => ({ lane, afterMs: 0 })),
    );
    const found = await client.query<{ isThere: boolean }>(
      `select exists (
         select from deskgraph.outbox
         where tenant_id = $1 and conversation_id = $2 and kind = 'crm.order' and payload ->> 'orderId' = $3
           and (unsure > 0 or state in ('waiting', 'dead') or state = 'done' and receipt ->> 'wouldDo' is null)
       ) as "isThere"`,
      [at.tenant, id, order],
    );
    return found.rows[0]?.isThere !== true;
  });
}
