import { type EffectState, type Money, money, type OrderStatus } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** A placed order, with how far it is in the CRM. */
export interface ListedOrder {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly total: Money;
  readonly paid: Money;
  readonly method: string;
  readonly placedAt: string;
  readonly conversationId: string;
  readonly customer: string | null;
  /** Of the newest effect that was to bring it there; null: there is none. */
  readonly crm: EffectState | null;
  /** Why it is not there. */
  readonly reason: string | null;
}

interface OrderRow extends Pick<ListedOrder, "id" | "number" | "status" | "customer" | "crm" | "reason"> {
  readonly total_minor: string | number;
  readonly paid_minor: string | number;
  readonly currency: string;
  readonly payment_method: string;
  readonly placed_at: Date;
  readonly conversation_id: string;
}

/** The newest first. */
export async function listOrders({ pool, tenant }: Home, limit: number): Promise<readonly ListedOrder[]> {
  const { rows } = await pool.query<OrderRow>(
    `select o.id, o.number, o.status, o.total_minor, o.paid_minor, o.currency, o.payment_method, o.placed_at,
       o.conversation_id, coalesce(o.delivery ->> 'name', '@' || u.username) as customer, e.state as crm, e.reason
     from deskgraph.orders o
     left join deskgraph.customers u on u.tenant_id = o.tenant_id and u.id = o.customer_id
     left join lateral (
       select x.state, x.reason from deskgraph.outbox x
       where x.tenant_id = o.tenant_id and x.conversation_id = o.conversation_id and x.kind = 'crm.order'
         and x.payload ->> 'orderId' = o.id
       order by x.seq desc limit 1
     ) as e on true
     where o.tenant_id = $1
     order by o.placed_at desc, o.id limit $2`,
    [tenant, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    total: money(Number(row.total_minor), row.currency),
    paid: money(Number(row.paid_minor), row.currency),
    method: row.payment_method,
    placedAt: new Date(row.placed_at).toISOString(),
    conversationId: row.conversation_id,
    customer: row.customer,
    crm: row.crm,
    reason: row.reason,
  }));
}
