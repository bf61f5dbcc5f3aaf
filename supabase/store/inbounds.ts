import type pg from "pg";
import type {
  ConversationId,
  Inbound,
  InboundBody,
  InboundId,
  InboundKind,
  Owner,
  Store,
  TenantId,
} from "../../src/core/index.ts";
import { inTransaction } from "../in-transaction.ts";
import { changeOwner, lockConversation } from "./conversations.ts";
import { inboundIdOf } from "./derived-ids.ts";
import { storableId, storableJson } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

export interface InboundRow {
  readonly id: InboundId;
  readonly conversation_id: ConversationId;
  readonly body: InboundBody;
  readonly accepted_at: Date;
}

export const inboundColumns = "id, conversation_id, body, accepted_at";

export const inboundOf = (row: InboundRow): Inbound => ({
  ...row.body,
  id: row.id,
  conversationId: row.conversation_id,
  at: row.accepted_at.toISOString(),
});

type Arrival = Parameters<Store["accept"]>[0];

export async function acceptInbound(
  { pool, tenant }: TenantTables,
  arrival: Arrival,
): Promise<{ readonly inbound: Inbound; readonly fresh: boolean }> {
  const source = storableId("the source", arrival.source);
  const externalId = storableId("the external id", arrival.externalId);
  const id = inboundIdOf(tenant, source, externalId);
  return inTransaction(pool, async (client) => {
    // A redelivery is answered without waiting for whoever works on the conversation.
    const known = await findInbound(client, tenant, id);
    if (known !== undefined) return { inbound: known, fresh: false };
    const conversation = await lockConversation(client, tenant, arrival.conversationId);
    const stored = await client.query<InboundRow>(
      `insert into deskgraph.inbounds
         (tenant_id, id, conversation_id, source, external_id, kind, raw, body, accepted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict do nothing
       returning ${inboundColumns}`,
      [
        tenant,
        id,
        conversation.id,
        source,
        externalId,
        arrival.body.kind,
        Buffer.from(arrival.raw),
        storableJson(arrival.body),
        arrival.at,
      ],
    );
    const [row] = stored.rows;
    if (row === undefined) {
      const other = await findInbound(client, tenant, id);
      if (other === undefined) throw new Error(`Inbound ${id} is neither new nor stored`);
      return { inbound: other, fresh: false };
    }
    const owner = ownerAfter[arrival.body.kind];
    if (owner !== undefined) await changeOwner(client, conversation, owner);
    return { inbound: inboundOf(row), fresh: true };
  });
}

/** Whose the conversation is from the moment this is stored: long before a turn gets to it. */
const ownerAfter: Record<InboundKind, Owner | undefined> = {
  message: undefined,
  payment_decision: undefined,
  person_message: "person",
  given_back: "ai",
};

async function findInbound(client: pg.PoolClient, tenant: TenantId, id: InboundId): Promise<Inbound | undefined> {
  const found = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and id = $2`,
    [tenant, id],
  );
  return found.rows[0] && inboundOf(found.rows[0]);
}
