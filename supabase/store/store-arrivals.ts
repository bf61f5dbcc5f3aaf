import type pg from "pg";
import {
  type ActRefused,
  type ConversationId,
  type DoneAct,
  holdingActs,
  type Inbound,
  type InboundId,
  type NewInbound,
  type Owner,
  ownerAfter,
  reachableAfter,
  type TenantId,
  turnLaneOf,
} from "../../src/core/index.ts";
import { type ActToRecord, newestActs, recordActs } from "./acts.ts";
import { draftStanding, markDecided } from "./draft-standing.ts";
import { findInbounds, type InboundRow, inboundColumns, inboundFromRow } from "./inbound-rows.ts";
import { wakeLanes } from "./lanes.ts";
import { changeOwner, changeReachable, lockConversations } from "./locked-conversations.ts";
import { type PreparedArrival, prepareArrival } from "./prepare-arrival.ts";
import type { TenantTables } from "./tenant-tables.ts";

export interface StoredArrivals {
  readonly fresh: ReadonlyMap<InboundId, Inbound>;
  /** Stored by another transaction in this very moment. */
  readonly others: ReadonlyMap<InboundId, Inbound>;
  /** These conversations do not exist. */
  readonly unknown: ReadonlySet<ConversationId>;
  /** What people may not do as the chat is now, and why. */
  readonly refused: ReadonlyMap<InboundId, ActRefused>;
}

/** For what arrives as part of another change: inside the caller's transaction, which has locked nothing yet. */
export async function acceptWithin(client: pg.PoolClient, at: TenantTables, arrival: NewInbound): Promise<void> {
  await storeArrivals(client, at, [prepareArrival(at, arrival)]);
}

/**
 * Stores what is new, gives each conversation the owner it has from now on, wakes its turns, writes down what people
 * did.
 */
export async function storeArrivals(
  client: pg.PoolClient,
  at: TenantTables,
  arrivals: readonly PreparedArrival[],
): Promise<StoredArrivals> {
  const { tenant } = at;
  const now = at.now();
  const conversations = await lockConversations(
    client,
    tenant,
    arrivals.map(({ conversationId }) => conversationId),
  );
  const { refused, ownerOf } = await judgeActs(client, at, arrivals, conversations);
  const storable = arrivals.filter(({ id, conversationId: of }) => conversations.has(of) && !refused.has(id));
  const fresh = await insertInbounds(client, tenant, storable);
  const done: ActToRecord[] = [];
  for (const { id, conversationId, kind, act, at: time } of storable) {
    const conversation = conversations.get(conversationId);
    if (conversation === undefined || !fresh.has(id)) continue;
    const { owner: ownerBefore } = conversation;
    if (act !== undefined) done.push({ ...act, conversationId, at: time, ownerBefore });
    if (act?.draftId !== undefined) await markDecided(client, at, act.draftId);
    const owner = ownerAfter(kind, ownerBefore, ownerOf.get(id));
    const after = await changeOwner(client, conversation, owner, now);
    const isReachable = reachableAfter(kind, after.isReachable);
    conversations.set(conversationId, await changeReachable(client, after, isReachable, now));
  }
  const lanes = [...fresh.values()].map(({ conversationId }) => turnLaneOf(conversationId));
  await wakeLanes(client, at, [...new Set(lanes)]);
  const missed = storable.flatMap(({ id }) => (fresh.has(id) ? [] : [id]));
  await recordActs(client, at, done);
  return {
    fresh,
    refused,
    others: await findInbounds(client, tenant, missed),
    unknown: new Set(arrivals.flatMap(({ conversationId: id }) => (conversations.has(id) ? [] : [id]))),
  };
}

/**
 * What of the acts may not be, or whose a chat is after them; the conversations are locked. Each is judged by what
 * those before it in this batch leave behind.
 */
async function judgeActs(
  client: pg.PoolClient,
  at: TenantTables,
  arrivals: readonly PreparedArrival[],
  conversations: ReadonlyMap<ConversationId, { readonly owner: Owner }>,
): Promise<{ readonly refused: Map<InboundId, ActRefused>; readonly ownerOf: Map<InboundId, Owner> }> {
  const refused = new Map<InboundId, ActRefused>();
  const ownerOf = new Map<InboundId, Owner>();
  const owners = new Map([...conversations].map(([id, { owner }]) => [id, owner]));
  const newest = new Map<ConversationId, DoneAct>();
  const newestHolding = new Map<ConversationId, DoneAct>();
  for (const { id, conversationId, kind, act, at: time } of arrivals) {
    const owner = owners.get(conversationId);
    if (owner === undefined) continue;
    const before = act?.judge && (await newestActs(client, at, conversationId, holdingActs));
    const judged =
      act?.judge?.({
        newest: newest.get(conversationId) ?? before?.newest,
        newestHolding: newestHolding.get(conversationId) ?? before?.newestHolding,
        owner,
        draft: act.draftId && (await draftStanding(client, at, conversationId, act.draftId)),
      }) ?? {};
    if ("refused" in judged) {
      refused.set(id, judged);
      continue;
    }
    if (judged.owner !== undefined) ownerOf.set(id, judged.owner);
    owners.set(conversationId, ownerAfter(kind, owner, judged.owner));
    if (act === undefined) continue;
    const done = { ...act, at: time.toISOString(), ownerBefore: owner };
    newest.set(conversationId, done);
    if (holdingActs.includes(act.act)) newestHolding.set(conversationId, done);
  }
  return { refused, ownerOf };
}

async function insertInbounds(
  client: pg.PoolClient,
  tenant: TenantId,
  arrivals: readonly PreparedArrival[],
): Promise<ReadonlyMap<InboundId, Inbound>> {
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
      arrivals.map(({ id }) => id),
      arrivals.map(({ conversationId }) => conversationId),
      arrivals.map(({ source }) => source),
      arrivals.map(({ externalId }) => externalId),
      arrivals.map(({ kind }) => kind),
      arrivals.map(({ raw }) => raw),
      arrivals.map(({ body }) => body),
      arrivals.map(({ at }) => at.toISOString()),
      arrivals.map(({ trace }) => trace),
    ],
  );
  return new Map(inserted.rows.map((row) => [row.id, inboundFromRow(row)]));
}
