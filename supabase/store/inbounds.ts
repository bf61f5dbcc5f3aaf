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
  turnLaneOf,
  UnknownConversation,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { batched } from "./batched.ts";
import { changeOwner, type LockedConversation, lockConversations } from "./conversations.ts";
import { inboundIdOf } from "./derived-ids.ts";
import { wakeLanes } from "./lanes.ts";
import { storableId, storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { unchangedEdits } from "./unchanged-edits.ts";

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

/** An arrival as it is stored. */
interface Prepared {
  readonly id: InboundId;
  readonly conversationId: ConversationId;
  readonly source: string;
  readonly externalId: string;
  readonly kind: InboundKind;
  readonly raw: Buffer;
  readonly body: string;
  readonly at: Date;
  readonly trace: string | null;
  /** What an edit says, and of which message. */
  readonly edit?: { readonly of: InboundId; readonly text: string };
}

export interface AcceptedInbound {
  readonly inbound: Inbound;
  readonly fresh: boolean;
}

/** Many arrivals in one transaction, and a rush of them in few. */
const batch = { maxCount: 64, maxAtOnce: 3 };

export function createAcceptInbound(at: TenantTables): (arrival: Arrival) => Promise<AcceptedInbound> {
  const acceptOne = batched((arrivals: readonly Prepared[]) => acceptInbounds(at, arrivals), batch);
  return async (arrival) => {
    const accepted = await acceptOne(prepared(at, arrival));
    if (accepted === "unknown") throw new UnknownConversation(`There is no conversation ${arrival.conversationId}`);
    return accepted;
  };
}

/** For what arrives as part of something else: inside the caller's transaction, which has locked nothing yet. */
export async function acceptWithin(client: pg.PoolClient, at: TenantTables, arrival: Arrival): Promise<void> {
  await storeAll(client, at, [prepared(at, arrival)]);
}

/** Whatever is wrong with one arrival is found here, before it could keep others from being stored. */
function prepared(at: TenantTables, { conversationId, raw, at: accepted, ...of }: Arrival): Prepared {
  const source = storableId("the source", of.source);
  const externalId = storableId("the external id", of.externalId);
  const body = storedBody(at.tenant, source, of.body);
  return {
    id: inboundIdOf(at.tenant, source, externalId),
    conversationId,
    source,
    externalId,
    kind: body.kind,
    raw: Buffer.from(raw),
    body: storableJson(body),
    at: accepted,
    trace: at.trace?.() ?? null,
    ...(body.kind === "message_edited" ? { edit: { of: body.of, text: storableText(body.text) } } : {}),
  };
}

async function acceptInbounds(
  at: TenantTables,
  arrivals: readonly Prepared[],
): Promise<readonly (AcceptedInbound | "unknown")[]> {
  // A redelivery is answered without waiting for whoever works on the conversation.
  const known = await findInbounds(
    at.pool,
    at.tenant,
    arrivals.map(({ id }) => id),
  );
  const edits = arrivals.flatMap(({ id, conversationId, edit }) => (edit ? [{ id, conversationId, ...edit }] : []));
  const unchanged = await unchangedEdits(
    at.pool,
    at.tenant,
    edits.filter(({ id }) => !known.has(id)),
  );
  const same = await findInbounds(at.pool, at.tenant, [...unchanged.values()]);
  const sameAs = (id: InboundId): Inbound | undefined => same.get(unchanged.get(id) ?? id);
  const fresh = firstOfEach(arrivals.filter(({ id }) => !known.has(id) && sameAs(id) === undefined));
  const stored = fresh.length === 0 ? nothing : await inTransaction(at.pool, (client) => storeAll(client, at, fresh));
  const told = new Set<InboundId>();
  return arrivals.map(({ id, conversationId }): AcceptedInbound | "unknown" => {
    const inbound = stored.fresh.get(id);
    if (inbound !== undefined && !told.has(id)) {
      told.add(id);
      return { inbound, fresh: true };
    }
    const other = inbound ?? known.get(id) ?? stored.others.get(id) ?? sameAs(id);
    if (other !== undefined) return { inbound: other, fresh: false };
    if (stored.unknown.has(conversationId)) return "unknown";
    throw new Error(`Inbound ${id} is neither new nor stored`);
  });
}

interface Stored {
  readonly fresh: ReadonlyMap<InboundId, Inbound>;
  /** Stored by somebody else in this very moment. */
  readonly others: ReadonlyMap<InboundId, Inbound>;
  readonly unknown: ReadonlySet<ConversationId>;
}
const nothing: Stored = { fresh: new Map(), others: new Map(), unknown: new Set() };

async function storeAll(client: pg.PoolClient, at: TenantTables, arrivals: readonly Prepared[]): Promise<Stored> {
  const { tenant } = at;
  const conversations = await lockConversations(
    client,
    tenant,
    arrivals.map(({ conversationId }) => conversationId),
  );
  const storable = arrivals.filter(({ conversationId }) => conversations.has(conversationId));
  const column = <T>(of: (arrival: Prepared) => T): T[] => storable.map(of);
  const inserted = await client.query<InboundRow>(
    `insert into deskgraph.inbounds
       (tenant_id, id, conversation_id, source, external_id, kind, raw, body, accepted_at, trace)
     select $1, u.id, u.conversation, u.source, u.external_id, u.kind, u.raw, u.body, u.at, u.trace
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::jsonb[], $9::timestamptz[],
       $10::text[]) with ordinality as u (id, conversation, source, external_id, kind, raw, body, at, trace, place)
     order by u.place
     on conflict do nothing
     returning ${inboundColumns}`,
    [
      tenant,
      column(({ id }) => id),
      column(({ conversationId }) => conversationId),
      column(({ source }) => source),
      column(({ externalId }) => externalId),
      column(({ kind }) => kind),
      column(({ raw }) => raw),
      column(({ body }) => body),
      column(({ at: accepted }) => accepted.toISOString()),
      column(({ trace }) => trace),
    ],
  );
  const fresh = new Map(inserted.rows.map((row) => [row.id, inboundOf(row)]));
  for (const { id, conversationId, kind } of storable) {
    const conversation = conversations.get(conversationId);
    if (conversation === undefined || !fresh.has(id)) continue;
    const after = await changeOwner(client, conversation, ownerAfter(kind, conversation));
    const isReachable = await keepReachable(client, conversation, kind);
    conversations.set(conversationId, { ...after, isReachable });
  }
  await wakeLanes(client, at, [
    ...new Set([...fresh.values()].map(({ conversationId }) => turnLaneOf(conversationId))),
  ]);
  const missed = storable.flatMap(({ id }) => (fresh.has(id) ? [] : [id]));
  return {
    fresh,
    others: missed.length === 0 ? new Map() : await findInbounds(client, tenant, missed),
    unknown: new Set(arrivals.flatMap(({ conversationId: id }) => (conversations.has(id) ? [] : [id]))),
  };
}

/** The same arrival twice in one batch is stored once. */
const firstOfEach = (arrivals: readonly Prepared[]): readonly Prepared[] =>
  [...new Map(arrivals.toReversed().map((arrival) => [arrival.id, arrival])).values()].toReversed();

/** Whoever writes can be written to; whoever left cannot, until then. Answers whether they can be now. */
async function keepReachable(
  client: pg.PoolClient,
  { tenant, id, isReachable }: LockedConversation,
  kind: InboundKind,
): Promise<boolean> {
  const becomes = isCustomers(kind) ? true : kind === "customer_left" ? false : isReachable;
  if (becomes !== isReachable) {
    await client.query(
      `update deskgraph.conversations
       set unreachable_since = case when $3 then null else clock_timestamp() end where tenant_id = $1 and id = $2`,
      [tenant, id, becomes],
    );
  }
  return becomes;
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
    case "delivery_trouble":
      return owner;
    case "taken_over":
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

export async function hasPayment({ pool, tenant }: TenantTables, id: ConversationId, billId: string): Promise<boolean> {
  const found = await pool.query<{ isThere: boolean }>(
    `select exists (
       select from deskgraph.inbounds
       where tenant_id = $1 and conversation_id = $2 and kind = 'payment_received' and body ->> 'billId' = $3
     ) as "isThere"`,
    [tenant, id, billId],
  );
  return found.rows[0]?.isThere ?? false;
}

async function findInbounds(
  from: pg.Pool | pg.PoolClient,
  tenant: TenantId,
  ids: readonly InboundId[],
): Promise<ReadonlyMap<InboundId, Inbound>> {
  if (ids.length === 0) return new Map();
  const found = await from.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and id = any($2)`,
    [tenant, ids],
  );
  return new Map(found.rows.map((row) => [row.id, inboundOf(row)]));
}
