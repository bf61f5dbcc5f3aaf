import type pg from "pg";
import type { Conversation, ConversationId, EffectFact, ErasureFacts, OrderStatus } from "../../src/core/index.ts";
import { findConversation } from "./conversations.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** What an erasure has to know of a customer; the conversations are locked by the caller. */
export async function readErasureFacts(
  client: pg.Pool | pg.PoolClient,
  { tenant, customerId }: Pick<Conversation, "tenant" | "customerId">,
): Promise<ErasureFacts> {
  const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<readonly Row[]> =>
    (await client.query<Row>(sql, [tenant, customerId])).rows;
  const paid = await ask<{ billId: string; minor: number | null; currency: string | null }>(paidSql);
  const effects = await ask<{ [Field in keyof Required<EffectFact>]: EffectFact[Field] | null }>(
    `select key, kind, state, payload ->> 'orderId' as "orderId", payload ->> 'reason' as reason
     from deskgraph.outbox where tenant_id = $1 and conversation_id in (${conversationsSql}) order by seq`,
  );
  return {
    paidBills: paid.map(({ billId, minor, currency }) =>
      minor === null || currency === null ? { billId } : { billId, amount: { minor, currency } },
    ),
    orders: await ask<{ id: string; number: string; status: OrderStatus }>(
      "select id, number, status from deskgraph.orders where tenant_id = $1 and customer_id = $2 order by placed_at",
    ),
    effects: effects.flatMap(({ key, kind, state, orderId, reason }) =>
      key && kind && state
        ? [{ key, kind, state, ...(orderId === null ? {} : { orderId }), ...(reason === null ? {} : { reason }) }]
        : [],
    ),
    openTickets: await ask<{ helpdesk: string; ticketId: string }>(
      `select helpdesk, ticket_id as "ticketId" from deskgraph.tickets
       where tenant_id = $1 and conversation_id in (${conversationsSql}) and not is_solved order by linked_at`,
    ),
  };
}

const conversationsSql = "select id from deskgraph.conversations where tenant_id = $1 and customer_id = $2";

/** Money that was given back whole, or that a person took for there by mistake, owes nobody anything. */
const paidSql = `
  select body ->> 'billId' as "billId", max((body #>> '{amount,minor}')::float8) as minor,
    max(body #>> '{amount,currency}') as currency
  from deskgraph.inbounds as came
  where tenant_id = $1 and conversation_id in (${conversationsSql})
    and (kind = 'payment_received' or kind = 'payment_decision' and (body ->> 'paid')::boolean)
    and not exists (
      select from deskgraph.inbounds as back
      where back.tenant_id = $1 and back.conversation_id = came.conversation_id and back.kind = 'payment_refunded'
        and back.body ->> 'billId' = came.body ->> 'billId'
        and (came.kind <> 'payment_received' or back.body ->> 'chargeId' = came.body ->> 'chargeId')
    )
    and not exists (
      select from deskgraph.inbounds as back
      where back.tenant_id = $1 and back.conversation_id = came.conversation_id and back.kind = 'refund_made'
        and back.body ->> 'orderId' = came.body ->> 'billId' and back.body -> 'amount' is null and not exists (
          select from deskgraph.inbounds as kept
          where kept.tenant_id = $1 and kept.conversation_id = back.conversation_id and kept.seq > back.seq
            and kept.kind = 'refund_undone' and kept.body ->> 'orderId' = back.body ->> 'orderId'
        )
    )
    and not exists (
      select from deskgraph.inbounds as undone
      where undone.tenant_id = $1 and undone.conversation_id = came.conversation_id and undone.seq > came.seq
        and came.kind = 'payment_decision' and undone.kind = 'payment_undone'
        and undone.body ->> 'billId' = came.body ->> 'billId'
    )
  group by 1 order by 1`;

/** The same without a lock, to see what is still on its way. */
export async function erasureFacts(at: TenantTables, id: ConversationId): Promise<ErasureFacts | undefined> {
  const known = await findConversation(at, id);
  return known && readErasureFacts(at.pool, known);
}
