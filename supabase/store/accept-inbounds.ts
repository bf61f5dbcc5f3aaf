import {
  type Accepted,
  type ActRefused,
  type Inbound,
  type InboundId,
  type NewInbound,
  NotAllowed,
  UnknownConversation,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { batched } from "./batched.ts";
import { findInbounds } from "./inbound-rows.ts";
import { type PreparedArrival, prepareArrival } from "./prepare-arrival.ts";
import { type StoredArrivals, storeArrivals } from "./store-arrivals.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { unchangedEdits } from "./unchanged-edits.ts";

/** Many arrivals in one transaction, and a rush of them in few. */
const batch = { maxCount: 64, maxAtOnce: 3 };

export function createAcceptInbound(at: TenantTables): (arrival: NewInbound) => Promise<Accepted> {
  const acceptOne = batched((arrivals: readonly PreparedArrival[]) => acceptInbounds(at, arrivals), batch);
  return async (arrival) => acceptedOr(arrival, await acceptOne(prepareArrival(at, arrival)));
}

export async function acceptTogether(at: TenantTables, arrivals: readonly NewInbound[]): Promise<readonly Accepted[]> {
  const answers = await acceptInbounds(
    at,
    arrivals.map((each) => prepareArrival(at, each)),
  );
  return arrivals.map((arrival, place) => acceptedOr(arrival, answers[place] ?? "unknown"));
}

function acceptedOr({ conversationId }: NewInbound, accepted: Answer): Accepted {
  if (accepted === "unknown") throw new UnknownConversation(`There is no conversation ${conversationId}`);
  if ("refused" in accepted) throw new NotAllowed(`Not as the chat is now: ${accepted.refused}`, accepted);
  return accepted;
}

type Answer = Accepted | "unknown" | ActRefused;

async function acceptInbounds(at: TenantTables, arrivals: readonly PreparedArrival[]): Promise<readonly Answer[]> {
  const known = await findKnown(at, arrivals);
  const fresh = firstOfEach(arrivals.filter(({ id }) => !known.has(id)));
  const stored =
    fresh.length === 0 ? nothing : await inTransaction(at.pool, (client) => storeArrivals(client, at, fresh));
  const answered = new Set<InboundId>();
  return arrivals.map(({ id, conversationId }): Answer => {
    const inbound = stored.fresh.get(id);
    if (inbound !== undefined && !answered.has(id)) {
      answered.add(id);
      return { inbound, fresh: true };
    }
    const other = inbound ?? known.get(id) ?? stored.others.get(id);
    if (other !== undefined) return { inbound: other, fresh: false };
    const refused = stored.refused.get(id);
    if (refused !== undefined) return refused;
    if (stored.unknown.has(conversationId)) return "unknown";
    throw new Error(`Inbound ${id} is neither new nor stored`);
  });
}

const nothing: StoredArrivals = { fresh: new Map(), others: new Map(), unknown: new Set(), refused: new Map() };

/**
 * What is stored already, by the arrival's id: the same arrival, or for an edit that changes no word what already says
 * these words. A redelivery is answered without waiting for the worker that holds the conversation.
 */
async function findKnown(
  { pool, tenant }: TenantTables,
  arrivals: readonly PreparedArrival[],
): Promise<ReadonlyMap<InboundId, Inbound>> {
  const known = await findInbounds(
    pool,
    tenant,
    arrivals.map(({ id }) => id),
  );
  const edits = arrivals.flatMap(({ id, conversationId, edit }) =>
    edit === undefined || known.has(id) ? [] : [{ id, conversationId, ...edit }],
  );
  const unchanged = await unchangedEdits(pool, tenant, edits);
  const same = await findInbounds(pool, tenant, [...unchanged.values()]);
  const unchangedInbounds = [...unchanged].flatMap(([id, storedId]) => {
    const inbound = same.get(storedId);
    return inbound === undefined ? [] : [[id, inbound] as const];
  });
  return new Map([...known, ...unchangedInbounds]);
}

/** The same arrival twice in one batch is stored once. */
const firstOfEach = (arrivals: readonly PreparedArrival[]): readonly PreparedArrival[] =>
  [...new Map(arrivals.toReversed().map((arrival) => [arrival.id, arrival])).values()].toReversed();
