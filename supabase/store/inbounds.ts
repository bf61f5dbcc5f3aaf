import type pg from "pg";
import {
  BadInput,
  type Conversation,
  type ConversationId,
  type Inbound,
  type InboundBody,
  type InboundId,
  type InboundKind,
  isCustomers,
  type Owner,
  type Store,
  type TenantId,
} from "../../src/core/index.ts";
import { inTransaction } from "../in-transaction.ts";
import { changeOwner, lockConversation } from "./conversations.ts";
import { inboundIdOf } from "./derived-ids.ts";
import { turnLaneOf, wakeLanes } from "./lanes.ts";
import { storableId, storableJson } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type StoredBody = DistributiveOmit<Inbound, "id" | "conversationId" | "at">;

export interface InboundRow {
  readonly id: InboundId;
  readonly conversation_id: ConversationId;
  readonly body: StoredBody;
  readonly accepted_at: Date;
  readonly trace: string | null;
}

export const inboundColumns = "id, conversation_id, body, accepted_at, trace";

export const inboundOf = (row: InboundRow): Inbound => ({
  ...row.body,
  id: row.id,
  conversationId: row.conversation_id,
  at: row.accepted_at.toISOString(),
});

type Arrival = Parameters<Store["accept"]>[0];

export async function acceptInbound(
  at: TenantTables,
  arrival: Arrival,
): Promise<{ readonly inbound: Inbound; readonly fresh: boolean }> {
  const { pool, tenant } = at;
  const source = storableId("the source", arrival.source);
  const externalId = storableId("the external id", arrival.externalId);
  const id = inboundIdOf(tenant, source, externalId);
  const body = storedBody(tenant, source, arrival.body);
  return inTransaction(pool, async (client) => {
    // A redelivery is answered without waiting for whoever works on the conversation.
    const known = await findInbound(client, tenant, id);
    if (known !== undefined) return { inbound: known, fresh: false };
    const conversation = await lockConversation(client, tenant, arrival.conversationId);
    const stored = await client.query<InboundRow>(
      `insert into deskgraph.inbounds
         (tenant_id, id, conversation_id, source, external_id, kind, raw, body, accepted_at, trace)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict do nothing
       returning ${inboundColumns}`,
      [
        tenant,
        id,
        conversation.id,
        source,
        externalId,
        body.kind,
        Buffer.from(arrival.raw),
        storableJson(body),
        arrival.at,
        at.trace?.() ?? null,
      ],
    );
    const [row] = stored.rows;
    if (row === undefined) {
      const other = await findInbound(client, tenant, id);
      if (other === undefined) throw new Error(`Inbound ${id} is neither new nor stored`);
      return { inbound: other, fresh: false };
    }
    await changeOwner(client, conversation, ownerAfter(body.kind, conversation));
    await keepReachable(client, conversation, body.kind);
    await wakeLanes(client, at, [turnLaneOf(conversation.id)]);
    return { inbound: inboundOf(row), fresh: true };
  });
}

/** Whoever writes can be written to; whoever left cannot, until then. */
async function keepReachable(client: pg.PoolClient, { tenant, id }: Conversation, kind: InboundKind): Promise<void> {
  if (isCustomers(kind)) {
    await client.query(
      `update deskgraph.conversations set unreachable_since = null
       where tenant_id = $1 and id = $2 and unreachable_since is not null`,
      [tenant, id],
    );
  } else if (kind === "customer_left") {
    await client.query(
      `update deskgraph.conversations set unreachable_since = clock_timestamp()
       where tenant_id = $1 and id = $2 and unreachable_since is null`,
      [tenant, id],
    );
  }
}

/** Whose the conversation is from the moment this is stored: long before a turn gets to it. */
function ownerAfter(kind: InboundKind, { owner }: Conversation): Owner {
  switch (kind) {
    case "message":
    case "message_edited":
    case "button_pressed":
      return owner === "closed" ? "ai" : owner;
    case "payment_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "customer_left":
      return owner;
    case "person_message":
      return "person";
    case "given_back":
      return "ai";
    case "closed":
      return "closed";
  }
}

/** An edit comes with the name its channel gave to the message; from here on it is ours. */
function storedBody(tenant: TenantId, source: string, { ofExternalId, ...body }: InboundBody): StoredBody {
  if (body.kind !== "message_edited") return body;
  if (ofExternalId === undefined) throw new BadInput("an edit must name the message it changes (ofExternalId)");
  return { ...body, of: inboundIdOf(tenant, source, storableId("the external id", ofExternalId)) };
}

async function findInbound(client: pg.PoolClient, tenant: TenantId, id: InboundId): Promise<Inbound | undefined> {
  const found = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return found.rows[0] && inboundOf(found.rows[0]);
}
