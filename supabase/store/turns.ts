import type pg from "pg";
import {
  type Conversation,
  type ConversationId,
  type Inbound,
  type Owner,
  type Turn,
  type TurnId,
  turnIdOf,
} from "../../src/core/index.ts";
import { inTransaction } from "../in-transaction.ts";
import { lockConversation } from "./conversations.ts";
import { type InboundRow, inboundColumns, inboundOf } from "./inbounds.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** A flood is answered in portions: a turn has to fit into a model's window and into somebody's patience. */
const burstMaxCount = 100;

interface OpenClaimRow {
  readonly id: TurnId;
  readonly owner: Owner;
  readonly epoch: number;
}

export function claimTurn({ pool, tenant }: TenantTables, id: ConversationId): Promise<Turn | undefined> {
  return inTransaction(pool, async (client) => {
    const conversation = await lockConversation(client, tenant, id);
    return (await unfinishedClaim(client, conversation)) ?? (await newClaim(client, conversation));
  });
}

async function unfinishedClaim(client: pg.PoolClient, of: Conversation): Promise<Turn | undefined> {
  const open = await client.query<OpenClaimRow>(
    "select id, owner, epoch from deskgraph.turns where tenant_id = $1 and conversation_id = $2 and done_at is null",
    [of.tenant, of.id],
  );
  const [claim] = open.rows;
  if (claim === undefined) return undefined;
  const claimed = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds where tenant_id = $1 and turn_id = $2 order by seq`,
    [of.tenant, claim.id],
  );
  return turnOf(claim, of.id, claimed.rows.map(inboundOf));
}

async function newClaim(client: pg.PoolClient, of: Conversation): Promise<Turn | undefined> {
  const waiting = await client.query<InboundRow>(
    `select ${inboundColumns} from deskgraph.inbounds
     where tenant_id = $1 and conversation_id = $2 and turn_id is null order by seq limit ${burstMaxCount}`,
    [of.tenant, of.id],
  );
  const inbounds = firstBatch(waiting.rows.map(inboundOf));
  if (inbounds.length === 0) return undefined;
  const ids = inbounds.map((inbound) => inbound.id);
  const claim = { id: turnIdOf(ids), owner: of.owner, epoch: of.epoch };
  await client.query(
    "insert into deskgraph.turns (tenant_id, id, conversation_id, owner, epoch) values ($1, $2, $3, $4, $5)",
    [of.tenant, claim.id, of.id, claim.owner, claim.epoch],
  );
  await client.query("update deskgraph.inbounds set turn_id = $2 where tenant_id = $1 and id = any($3)", [
    of.tenant,
    claim.id,
    ids,
  ]);
  return turnOf(claim, of.id, inbounds);
}

/** Customer messages that follow each other belong together; a decision or a person's words stand alone. */
function firstBatch(waiting: readonly Inbound[]): readonly Inbound[] {
  const end = waiting.findIndex((inbound) => inbound.kind !== "message");
  return waiting.slice(0, end === -1 ? waiting.length : Math.max(end, 1));
}

function turnOf(claim: OpenClaimRow, conversationId: ConversationId, inbounds: readonly Inbound[]): Turn {
  const newest = inbounds.at(-1);
  if (newest === undefined) throw new Error(`Turn ${claim.id} has no inbound`);
  return { id: claim.id, conversationId, owner: claim.owner, epoch: claim.epoch, inbounds, at: newest.at };
}
