import type pg from "pg";
import {
  batchMaxCount,
  type Conversation,
  type ConversationId,
  type InboundContent,
  nextBatch,
  type Owner,
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
import { lockConversation } from "./locked-conversations.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface ClaimRow {
  readonly id: TurnId;
  readonly owner: Owner;
  readonly epoch: number;
  readonly claim: number;
}

export function claimTurn({ pool, tenant }: TenantTables, id: ConversationId): Promise<Turn | undefined> {
  return inTransaction(pool, async (client) => {
    const conversation = await lockConversation(client, tenant, id);
    return (await unfinishedClaim(client, conversation)) ?? (await newClaim(client, conversation));
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

async function unfinishedClaim(client: pg.PoolClient, of: Conversation): Promise<Turn | undefined> {
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
  return turnOf(client, claim, of, claimed.rows);
}

async function newClaim(client: pg.PoolClient, of: Conversation): Promise<Turn | undefined> {
  const waiting = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds
     where tenant_id = $1 and conversation_id = $2 and turn_id is null order by seq limit $3`,
    [of.tenant, of.id, batchMaxCount],
  );
  const inbounds = nextBatch(waiting.rows.map(inboundFromRow));
  if (inbounds.length === 0) return undefined;
  const ids = inbounds.map((inbound) => inbound.id);
  const claim = { id: turnIdOf(ids), owner: of.owner, epoch: of.epoch, claim: 1 };
  await client.query(
    "insert into deskgraph.turns (tenant_id, id, conversation_id, owner, epoch, claim) values ($1, $2, $3, $4, $5, 1)",
    [of.tenant, claim.id, of.id, claim.owner, claim.epoch],
  );
  await client.query("update deskgraph.inbounds set turn_id = $2 where tenant_id = $1 and id = any($3)", [
    of.tenant,
    claim.id,
    ids,
  ]);
  return turnOf(client, claim, of, waiting.rows.slice(0, inbounds.length));
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
