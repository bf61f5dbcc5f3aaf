import type pg from "pg";
import {
  type Conversation,
  type CustomerCard,
  type CustomerId,
  type Delivery,
  type DraftLine,
  deliveryFields,
  type Fact,
  type Language,
  money,
  type OrderId,
  type OrderStatus,
  type PastOrder,
  type PlacedOrder,
  type Turn,
} from "../../src/core/index.ts";
import { storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** What fits on a card that a model reads at every turn: the newest of each. */
const factsMaxCount = 30;
const ordersMaxCount = 20;

interface CustomerRow {
  readonly username: string | null;
  readonly language: Language | null;
  readonly delivery: Delivery;
  readonly is_new: boolean;
  readonly facts: readonly FactRow[];
  readonly orders: readonly OrderRow[];
}

interface FactRow {
  readonly topic: string;
  readonly text: string;
  readonly quote: string;
  readonly source: Fact["source"];
  readonly learned_at: string;
}

interface OrderRow {
  readonly id: OrderId;
  readonly number: string;
  readonly status: OrderStatus;
  readonly lines: readonly DraftLine[];
  readonly delivery: Delivery;
  readonly total_minor: number;
  readonly paid_minor: number;
  readonly payment_method: string;
  readonly currency: string;
  readonly placed_at: string;
  readonly tracking: string | null;
}

/** New is who has no finished turn yet: so the card is the same when the first turn is run again. */
export async function loadCustomer({ pool, tenant }: TenantTables, id: CustomerId): Promise<CustomerCard> {
  const found = await pool.query<CustomerRow>(
    `select username, language, delivery, not exists (
       select from deskgraph.conversations c
       join deskgraph.turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
       where c.tenant_id = $1 and c.customer_id = $2 and t.done_at is not null
         and t.parked is distinct from 'held' and t.parked is distinct from 'freed'
     ) as is_new, (
       select coalesce(jsonb_agg(f), '[]') from (
         select topic, text, quote, source, learned_at from deskgraph.customer_facts
         where tenant_id = $1 and customer_id = $2 order by learned_at desc, topic, text limit ${factsMaxCount}
       ) as f
     ) as facts, (
       select coalesce(jsonb_agg(o), '[]') from (
         select id, number, status, lines, delivery, total_minor, paid_minor, payment_method, currency, placed_at,
           tracking
         from deskgraph.orders
         where tenant_id = $1 and customer_id = $2 order by placed_at desc, id limit ${ordersMaxCount}
       ) as o
     ) as orders
     from deskgraph.customers where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  const [customer] = found.rows;
  if (customer === undefined) return { id, isNew: true, delivery: {}, facts: [], orders: [] };
  return {
    id,
    isNew: customer.is_new,
    ...(customer.username === null ? {} : { username: customer.username }),
    ...(customer.language === null ? {} : { language: customer.language }),
    delivery: customer.delivery,
    facts: customer.facts.map(({ learned_at: at, ...fact }) => ({ ...fact, learnedAt: new Date(at).toISOString() })),
    orders: customer.orders.map(pastOrderOf),
  };
}

const pastOrderOf = (row: OrderRow): PastOrder => ({
  id: row.id,
  number: row.number,
  status: row.status,
  lines: row.lines,
  total: money(row.total_minor, row.currency),
  paid: money(row.paid_minor, row.currency),
  paymentMethod: row.payment_method,
  delivery: row.delivery,
  placedAt: new Date(row.placed_at).toISOString(),
  ...(row.tracking === null ? {} : { tracking: row.tracking }),
});

/** A name, phone or address that is not there leaves what was known. */
export async function mergeProfile(
  client: pg.PoolClient,
  of: Pick<Conversation, "tenant" | "customerId">,
  learned: { readonly delivery: Delivery | undefined; readonly language: Language | undefined; readonly at: Date },
): Promise<void> {
  const delivery = Object.fromEntries(
    deliveryFields.flatMap((field) => {
      const value = learned.delivery?.[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
  if (Object.keys(delivery).length === 0 && learned.language === undefined) return;
  await client.query(
    `update deskgraph.customers
     set delivery = delivery || $3::jsonb, language = coalesce($4, language), updated_at = $5
     where tenant_id = $1 and id = $2`,
    [of.tenant, of.customerId, storableJson(delivery), learned.language ?? null, learned.at],
  );
}

export async function keepFacts(
  client: pg.PoolClient,
  of: Pick<Conversation, "tenant" | "customerId">,
  facts: readonly Fact[],
): Promise<void> {
  for (const { topic, text, quote, source, learnedAt } of facts) {
    await client.query(
      `insert into deskgraph.customer_facts (tenant_id, customer_id, topic, text, quote, source, learned_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict on constraint customer_facts_pkey
         do update set quote = excluded.quote, source = excluded.source, learned_at = excluded.learned_at`,
      [of.tenant, of.customerId, storableText(topic), storableText(text), storableText(quote), source, learnedAt],
    );
  }
}

/**
 * Written once: what became of the order since (sent, cancelled) is not undone by a bill that is confirmed again. Only
 * whether it is paid changes, when a confirmation is undone and when the bill is confirmed once more, and whether its
 * money was given back, when a person says so or takes that word back.
 */
export async function placeOrders(
  client: pg.PoolClient,
  of: Conversation,
  turn: Pick<Turn, "id" | "at">,
  orders: readonly PlacedOrder[],
): Promise<void> {
  for (const order of orders) {
    await client.query(
      `insert into deskgraph.orders (tenant_id, id, number, conversation_id, customer_id, turn_id, status, lines,
         delivery, total_minor, paid_minor, currency, payment_method, placed_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
       on conflict on constraint orders_pkey do update set status = excluded.status, updated_at = excluded.updated_at
         where orders.status in ('pending_payment', 'refunded') or excluded.status = 'refunded'
           or excluded.status = 'pending_payment' and orders.status in ('paid', 'processing')`,
      [
        of.tenant,
        order.id,
        order.number,
        of.id,
        of.customerId,
        turn.id,
        order.status,
        storableJson(order.lines),
        storableJson(order.delivery),
        order.total.minor,
        order.paid.minor,
        order.total.currency,
        order.paymentMethod,
        turn.at,
      ],
    );
  }
}
