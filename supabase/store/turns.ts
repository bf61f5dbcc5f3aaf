import type pg from "pg";
import {
  batchAfterHeld,
  batchMaxCount,
  type ClaimedTurn,
  type Conversation,
  type ConversationId,
  type Inbound,
  type InboundContent,
  nextBatch,
  nextOfHeld,
  type Owner,
  type Trust,
  type Turn,
  type TurnId,
  turnIdOf,
  turnInbounds,
  unsaidMaxEntries,
  type Waiting,
  waitingInbound,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { type InboundRow, inboundColumns, inboundFromRow } from "./inbound-rows.ts";
import { type HeldNow, lockForClaim } from "./lock-for-claim.ts";
import { approve, freeInbounds } from "./reply-drafts.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface ClaimRow {
  readonly id: TurnId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly claim: number;
}

export function claimTurn({ pool, tenant }: TenantTables, id: ConversationId): Promise<ClaimedTurn | undefined> {
  return inTransaction(pool, async (client) => {
    const { conversation, held, trust } = await lockForClaim(client, tenant, id);
    const turn =
      (await unfinishedClaim(client, conversation, held)) ??
      (held === undefined
        ? await newClaim(client, conversation, nextBatch)
        : await claimAfterHeld(client, conversation, held, trust));
    return turn && { ...turn, ...(trust && { trust }) };
  });
}

export async function waitingInbounds({ pool, tenant }: TenantTables, id: ConversationId): Promise<readonly Waiting[]> {
  const found = await pool.query<{ body: InboundContent; ageMs: number }>(
    `select body, (extract(epoch from clock_timestamp() - stored_at) * 1000)::float8 as "ageMs"
     from deskgraph.inbounds
     where tenant_id = $1 and conversation_id = $2 and turn_id is null and not exists (
       select from deskgraph.turns as t where t.tenant_id = $1 and t.conversation_id = $2 and t.done_at is null
     )
     order by seq limit $3`,
    [tenant, id, batchMaxCount],
  );
  return found.rows.map(({ body, ageMs }) => waitingInbound(body, ageMs));
}

export async function turnFailed({ pool, tenant }: TenantTables, turn: Turn): Promise<number> {
  const counted = await pool.query<{ failures: number }>(
    `update deskgraph.turns set failures = failures + 1
     where tenant_id = $1 and id = $2 and claim = $3 and done_at is null returning failures`,
    [tenant, turn.id, turn.claim],
  );
  return counted.rows[0]?.failures ?? 0;
}

/** What a test and the terminal wait for, and how long "typing" is shown. */
export async function isBusy({ pool, tenant }: TenantTables, id: ConversationId): Promise<boolean> {
  const found = await pool.query<{ busy: boolean }>(
    `select exists (
       select from deskgraph.inbounds where tenant_id = $1 and conversation_id = $2 and turn_id is null
     ) or exists (
       select from deskgraph.turns where tenant_id = $1 and conversation_id = $2 and done_at is null
     ) as busy`,
    [tenant, id],
  );
  return found.rows[0]?.busy ?? false;
}

async function unfinishedClaim(
  client: pg.PoolClient,
  of: Conversation,
  held: HeldNow | undefined,
): Promise<ClaimedTurn | undefined> {
  const open = await client.query<ClaimRow>(
    `update deskgraph.turns set claim = claim + 1
     where tenant_id = $1 and conversation_id = $2 and done_at is null returning id, owner, epoch, claim`,
    [of.tenant, of.id],
  );
  const [claim] = open.rows;
  if (claim === undefined) return undefined;
  const claimed = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and turn_id = $2 order by seq`,
    [of.tenant, claim.id],
  );
  const turn = await turnOf(client, claim, of, claimed.rows);
  return held?.turnId === turn.id && held.approval ? { ...turn, approved: held.approval } : turn;
}

/**
 * What is claimed beside a turn that is held, or the held one itself. A held turn is given up for anything that comes
 * after it, but for the word that approves it.
 */
async function claimAfterHeld(
  client: pg.PoolClient,
  of: Conversation,
  held: HeldNow,
  trust: Trust | undefined,
): Promise<ClaimedTurn | undefined> {
  const since = (await waitingRows(client, of)).map(inboundFromRow);
  const next = nextOfHeld(held, since, of, trust);
  switch (next.next) {
    case "rest":
      return undefined;
    case "say":
      await approve(client, of, next.approval);
      await client.query("update deskgraph.turns set done_at = null, parked = null where tenant_id = $1 and id = $2", [
        of.tenant,
        held.turnId,
      ]);
      return unfinishedClaim(client, of, { ...held, approval: next.approval });
    case "free": {
      const now = new Set(since.map(({ id }) => id));
      await freeInbounds(client, of, held.turnId);
      const pick = (all: readonly Inbound[]) =>
        batchAfterHeld(all, new Set(all.flatMap(({ id }) => (now.has(id) ? [] : [id]))), of, held);
      return newClaim(client, of, pick, null);
    }
  }
}

/** Without a limit: all. */
async function waitingRows(
  client: pg.PoolClient,
  of: Conversation,
  limit: number | null = batchMaxCount,
): Promise<InboundRow[]> {
  const waiting = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds
     where tenant_id = $1 and conversation_id = $2 and turn_id is null order by seq limit $3`,
    [of.tenant, of.id, limit],
  );
  return waiting.rows;
}

/** A turn that was held, and is over the same inbounds again, has its id; the count of its claims goes on. */
async function newClaim(
  client: pg.PoolClient,
  of: Conversation,
  pick: (waiting: readonly Inbound[]) => readonly Inbound[],
  limit?: number | null,
): Promise<Turn | undefined> {
  const waiting = await waitingRows(client, of, limit);
  const inbounds = pick(waiting.map(inboundFromRow));
  if (inbounds.length === 0) return undefined;
  const ids = inbounds.map((inbound) => inbound.id);
  const claimed = await client.query<ClaimRow>(
    `insert into deskgraph.turns as known (tenant_id, id, conversation_id, owner, epoch, claim)
     values ($1, $2, $3, $4, $5, 1)
     on conflict on constraint turns_pkey do update
     set owner = excluded.owner, epoch = excluded.epoch, claim = known.claim + 1, claimed_at = now(), done_at = null,
       parked = null, failures = 0
     returning id, owner, epoch, claim`,
    [of.tenant, turnIdOf(ids), of.id, of.owner, of.epoch],
  );
  const [claim] = claimed.rows;
  if (claim === undefined) throw new Error("a turn that was just claimed is not there");
  await client.query("update deskgraph.inbounds set turn_id = $2 where tenant_id = $1 and id = any($3)", [
    of.tenant,
    claim.id,
    ids,
  ]);
  const picked = new Set(ids);
  return turnOf(
    client,
    claim,
    of,
    waiting.filter(({ id }) => picked.has(id)),
  );
}

async function turnOf(
  client: pg.PoolClient,
  { id, owner, epoch, claim }: ClaimRow,
  of: Conversation,
  rows: readonly InboundRow[],
): Promise<Turn> {
  const inbounds = rows.map(inboundFromRow);
  const newest = inbounds.at(-1);
  const trace = rows[0]?.trace;
  if (newest === undefined) throw new Error(`Turn ${id} has no inbound`);
  const unsaid = await client.query<{ id: string }>(
    `select entry_id as id from (
       select entry_id, withheld from deskgraph.transcript
       where tenant_id = $1 and conversation_id = $2 order by seq desc limit $3
     ) as newest where withheld is not null`,
    [of.tenant, of.id, unsaidMaxEntries],
  );
  return {
    id,
    conversationId: of.id,
    owner,
    epoch,
    claim,
    inbounds: turnInbounds(inbounds),
    at: newest.at,
    unsaid: unsaid.rows.map((row) => row.id),
    ...(trace ? { trace } : {}),
  };
}
