import { randomUUID } from "node:crypto";
import type pg from "pg";
import {
  type Conversation,
  type ConversationId,
  type Erased,
  type ErasurePlan,
  isPseudonym,
  type Lane,
  laneBudgetsMiddle,
  lanesStart,
  type PlanErasure,
  type Pseudonym,
  pseudonymOf,
  UnknownConversation,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { readErasureFacts } from "./erasure-facts.ts";
import { wakeLanes } from "./lanes.ts";
import { lockConversation } from "./locked-conversations.ts";
import { appendEffects } from "./outbox.ts";
import { personalTables } from "./personal-tables.ts";
import type { TenantTables } from "./tenant-tables.ts";

/**
 * Everything that is known of the customer of this conversation, gone in one transaction: messages with their raw
 * bytes, transcript, facts, effects, checkpoints, mappings. The shop's accounts stay, under a drawn name. A worker that
 * is at it finds nothing and stops. Undefined when there is nothing to erase.
 */
export function eraseCustomer(at: TenantTables, id: ConversationId, plan: PlanErasure): Promise<Erased | undefined> {
  return inTransaction(at.pool, async (client) => {
    const conversation = await lockConversation(client, at.tenant, id).catch((error: unknown) => {
      if (error instanceof UnknownConversation) return undefined;
      throw error;
    });
    if (conversation === undefined || isPseudonym(id)) return undefined;
    const all = await client.query<{ id: ConversationId }>(
      "select id from deskgraph.conversations where tenant_id = $1 and customer_id = $2 order by id for update",
      [at.tenant, conversation.customerId],
    );
    const ids = all.rows.map((row) => row.id);
    const facts = await readErasureFacts(client, conversation);
    const pseudonym = await drawPseudonym(client, at);
    const { obligations, keep, effects } = plan(facts, pseudonym);
    const move: Move = { ids, pseudonym, keep };
    const kept = await keepAccounts(client, at, conversation, move);
    await deleteRest(client, at, conversation, move);
    await wakeLanes(client, at, await keepLanes(client, at, move));
    await appendEffects(client, at, effects);
    return { pseudonym, obligations, kept };
  });
}

interface Move {
  readonly ids: readonly ConversationId[];
  readonly pseudonym: Pseudonym;
  readonly keep: ErasurePlan["keep"];
}

async function drawPseudonym(client: pg.PoolClient, { tenant, now }: TenantTables): Promise<Pseudonym> {
  const drawn = randomUUID();
  const pseudonym = pseudonymOf(drawn);
  const { customerId, conversationId, turnId } = pseudonym;
  await client.query(
    `insert into deskgraph.customers (tenant_id, id, channel, channel_chat_id, created_at, updated_at)
     values ($1, $2, 'erased', $3, $4, $4)`,
    [tenant, customerId, drawn, now()],
  );
  await client.query(
    `insert into deskgraph.conversations
       (tenant_id, id, channel, channel_chat_id, customer_id, owner, erased_at, unreachable_since, created_at)
     values ($1, $2, 'erased', $3, $4, 'closed', $5, $5, $5)`,
    [tenant, conversationId, drawn, customerId, now()],
  );
  await client.query(
    `insert into deskgraph.turns (tenant_id, id, conversation_id, owner, epoch, done_at)
     values ($1, $2, $3, 'closed', 0, now())`,
    [tenant, turnId, conversationId],
  );
  return pseudonym;
}

/** Orders, payments, orders for the CRM with their receipts, and tickets that are open: without a name. */
async function keepAccounts(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  of: Conversation,
  { ids, pseudonym, keep }: Move,
): Promise<Erased["kept"]> {
  const to = [pseudonym.conversationId, pseudonym.customerId];
  const orders = await client.query(
    `update deskgraph.orders set conversation_id = $3, customer_id = $4, delivery = '{}', tracking = null
     where tenant_id = $1 and customer_id = $2`,
    [tenant, of.customerId, ...to],
  );
  // Their ids still tell a payment that comes twice; the sender's own name for one may hold the chat.
  const payments = await client.query(
    `update deskgraph.inbounds set conversation_id = $3, turn_id = $4, external_id = id, raw = '', trace = null
     where tenant_id = $1 and conversation_id = any($2)
       and kind in ('payment_decision', 'payment_undone', 'payment_received', 'payment_refunded', 'refund_made',
         'refund_undone')`,
    [tenant, ids, pseudonym.conversationId, pseudonym.turnId],
  );
  await client.query(
    `update deskgraph.outbox as o
     set conversation_id = $2, is_last = k.whole, trace = null, detail = null,
       payload = case when k.whole then o.payload else o.payload || '{"delivery": {}}' end
     from unnest($3::text[], $4::boolean[]) as k (key, whole) where o.tenant_id = $1 and o.key = k.key`,
    [tenant, pseudonym.conversationId, keep.map(({ key }) => key), keep.map(({ whole }) => whole)],
  );
  await client.query(
    `update deskgraph.tickets set conversation_id = $3, key = null, requester_id = null
     where tenant_id = $1 and conversation_id = any($2) and not is_solved`,
    [tenant, ids, pseudonym.conversationId],
  );
  await leaveNamesOut(client, tenant, { ids, pseudonym });
  return { orders: orders.rowCount ?? 0, payments: payments.rowCount ?? 0 };
}

/** The report's facts lead to nobody; the staff's threads lead to the drawn name, so that they are deleted, too. */
async function leaveNamesOut(
  client: pg.PoolClient,
  tenant: string,
  { ids, pseudonym }: Pick<Move, "ids" | "pseudonym">,
): Promise<void> {
  await client.query(
    "update deskgraph.episodes set conversation_id = null where tenant_id = $1 and conversation_id = any($2)",
    [tenant, ids],
  );
  await client.query(
    "update deskgraph.staff_threads set conversation_id = $3 where tenant_id = $1 and conversation_id = any($2)",
    [tenant, ids, pseudonym.conversationId],
  );
}

/** Every other row, table by table; what is kept belongs to another customer by now. */
async function deleteRest(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  of: Conversation,
  { ids }: Move,
): Promise<void> {
  for (const { name, by, column, erased } of personalTables) {
    if (by === undefined || typeof erased === "object") continue;
    const whose = by === "customer" ? [of.customerId] : ids;
    await client.query(`delete from ${name} where tenant_id = $1 and ${column} = any($2)`, [tenant, whose]);
  }
  await client.query(
    `delete from deskgraph.budgets where tenant_id = $1
       and exists (select from unnest($2::text[]) as middle where strpos(budget, middle) > 0)`,
    [tenant, ids.map(laneBudgetsMiddle)],
  );
}

/** The lanes go, but for those in which something waits still. */
async function keepLanes(
  client: pg.PoolClient,
  { tenant }: TenantTables,
  { ids, keep }: Move,
): Promise<readonly Lane[]> {
  const waiting = await client.query<{ lane: Lane }>(
    "select distinct lane from deskgraph.outbox where tenant_id = $1 and key = any($2) and state = 'waiting'",
    [tenant, keep.map(({ key }) => key)],
  );
  const lanes = waiting.rows.map(({ lane }) => lane);
  await client.query(
    "delete from deskgraph.lanes where tenant_id = $1 and lane ^@ any($2::text[]) and not lane = any($3::text[])",
    [tenant, ids.map(lanesStart), lanes],
  );
  return lanes;
}
