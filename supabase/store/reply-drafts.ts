import type pg from "pg";
import {
  type ApartTurn,
  type Conversation,
  type ConversationId,
  type DraftApproval,
  type Effect,
  type HeldTurn,
  LostHold,
  type NewReplyDraft,
  type ReplyDraft,
  type ReplyDraftId,
  type Store,
  type Turn,
  type TurnId,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { lockConversation } from "./locked-conversations.ts";
import { appendEffects } from "./outbox.ts";
import { storableJson } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { readTrust, setTrust } from "./trust.ts";

interface SaidInDraft {
  readonly asked: string;
  readonly texts: readonly string[];
  readonly stopped?: string;
}

interface DraftRow {
  readonly id: ReplyDraftId;
  readonly conversation_id: ConversationId;
  readonly turn_id: TurnId | null;
  readonly said: SaidInDraft;
  readonly made_at: Date;
  readonly waits_since: Date;
}

const draftColumns = "id, conversation_id, turn_id, said, made_at, waits_since";
const draftFromRow = ({ id, said, ...row }: DraftRow): ReplyDraft => ({
  id,
  conversationId: row.conversation_id,
  ...(row.turn_id === null ? {} : { turnId: row.turn_id }),
  ...said,
  madeAt: row.made_at.toISOString(),
  waitsSince: row.waits_since.toISOString(),
});

type OfDrafts =
  | "holdTurn"
  | "freeTurn"
  | "heldTurn"
  | "replyDraft"
  | "replyDrafts"
  | "untoldDrafts"
  | "tellWaiting"
  | "trust"
  | "setTrust";

export const replyDraftsOf = (at: TenantTables): Pick<Store, OfDrafts> => ({
  holdTurn: (turn, draft) => holdTurn(at, turn, draft),
  freeTurn: (turn) => freeTurn(at, turn),
  heldTurn: (id) => heldTurn(at, id),
  replyDraft: (id) => replyDraft(at, id),
  replyDrafts: () => replyDrafts(at),
  untoldDrafts: (before) => untoldDrafts(at, before),
  tellWaiting: (draft, effects) => tellWaiting(at, draft, effects),
  trust: () => readTrust(at),
  setTrust: (trust, by) => setTrust(at, trust, by),
});

/** A draft that is written anew keeps since when the customer waits, and whether they were told so. */
const holdTurn = (at: TenantTables, turn: Turn, draft: NewReplyDraft): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    const conversation = await lockConversation(client, at.tenant, turn.conversationId);
    await endClaim(client, conversation, turn, "held");
    const { memory, ...held } = draft.apart;
    const { asked, texts } = draft;
    await client.query(
      `insert into deskgraph.reply_drafts
         (tenant_id, conversation_id, id, turn_id, epoch, said, held, memory, waits_since, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       on conflict on constraint reply_drafts_pkey do update
       set id = excluded.id, turn_id = excluded.turn_id, epoch = excluded.epoch, said = excluded.said,
         held = excluded.held, memory = excluded.memory, approval = null, decided_at = null,
         made_at = excluded.made_at`,
      [
        at.tenant,
        turn.conversationId,
        draft.id,
        turn.id,
        turn.epoch,
        storableJson({ asked, texts }),
        storableJson(held),
        Buffer.from(memory),
        at.now(),
      ],
    );
    await appendEffects(client, at, draft.told);
  });

/** The text of an answer that the check stopped. The turn of it is done. */
export async function keepStopped(
  client: pg.PoolClient,
  at: TenantTables,
  of: Conversation,
  { id, asked, texts, stopped, told }: Omit<NewReplyDraft, "apart"> & { readonly stopped?: string },
): Promise<void> {
  await client.query(
    `insert into deskgraph.reply_drafts (tenant_id, conversation_id, id, epoch, said, waits_since, told_at, made_at)
     values ($1, $2, $3, $4, $5, $6, $6, $6)
     on conflict on constraint reply_drafts_pkey do nothing`,
    [at.tenant, of.id, id, of.epoch, storableJson({ asked, texts, stopped }), at.now()],
  );
  await appendEffects(client, at, told);
}

const freeTurn = (at: TenantTables, turn: Turn): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    const conversation = await lockConversation(client, at.tenant, turn.conversationId);
    await endClaim(client, conversation, turn, "freed");
    await freeInbounds(client, conversation, turn.id);
  });

/** What the turn answers waits again, and nothing is left of what it came to. */
export async function freeInbounds(client: pg.PoolClient, of: Conversation, turn: TurnId): Promise<void> {
  await client.query(
    `with drafted as (
       update deskgraph.reply_drafts set turn_id = null, held = null, memory = null, approval = null,
         decided_at = null, said = '{}'
       where tenant_id = $1 and conversation_id = $2
     ), done as (update deskgraph.turns set parked = 'freed' where tenant_id = $1 and id = $3)
     update deskgraph.inbounds set turn_id = null where tenant_id = $1 and turn_id = $3`,
    [of.tenant, of.id, turn],
  );
}

/** The claim ends here. It may be claimed again under the same id, with a higher count. */
async function endClaim(client: pg.PoolClient, of: Conversation, turn: Turn, how: "held" | "freed"): Promise<void> {
  const ended = await client.query(
    `update deskgraph.turns set done_at = clock_timestamp(), parked = $4
     where tenant_id = $1 and id = $2 and claim = $3 and done_at is null`,
    [of.tenant, turn.id, turn.claim, how],
  );
  if (ended.rowCount !== 1) throw new LostHold(`Turn ${turn.id} was claimed by another worker`);
}

async function heldTurn({ pool, tenant }: TenantTables, id: ConversationId): Promise<HeldTurn | undefined> {
  const found = await pool.query<{
    id: ReplyDraftId;
    turnId: TurnId;
    epoch: number;
    held: Omit<ApartTurn, "memory">;
    memory: Buffer;
  }>(
    `select id, turn_id as "turnId", epoch, held, memory from deskgraph.reply_drafts
     where tenant_id = $1 and conversation_id = $2 and held is not null`,
    [tenant, id],
  );
  const [row] = found.rows;
  return row && { id: row.id, turnId: row.turnId, epoch: row.epoch, apart: { ...row.held, memory: row.memory } };
}

/** It stays with the draft until the turn is committed: a worker that dies between is followed by one that knows. */
export async function approve(client: pg.PoolClient, of: Conversation, approval: DraftApproval): Promise<void> {
  await client.query("update deskgraph.reply_drafts set approval = $3 where tenant_id = $1 and conversation_id = $2", [
    of.tenant,
    of.id,
    storableJson(approval),
  ]);
}

/** One that is being written anew says nothing. */
const waits = "said <> '{}' and decided_at is null";

async function replyDraft({ pool, tenant }: TenantTables, id: ConversationId): Promise<ReplyDraft | undefined> {
  const found = await pool.query<DraftRow>(
    `select ${draftColumns} from deskgraph.reply_drafts where tenant_id = $1 and conversation_id = $2 and ${waits}`,
    [tenant, id],
  );
  return found.rows[0] && draftFromRow(found.rows[0]);
}

async function replyDrafts({ pool, tenant }: TenantTables): Promise<readonly ReplyDraft[]> {
  const found = await pool.query<DraftRow>(
    `select ${draftColumns} from deskgraph.reply_drafts where tenant_id = $1 and ${waits} order by waits_since, id`,
    [tenant],
  );
  return found.rows.map(draftFromRow);
}

/** Those whose customers have waited since before then, and were not told so. */
async function untoldDrafts({ pool, tenant }: TenantTables, before: Date): Promise<readonly ReplyDraft[]> {
  const found = await pool.query<DraftRow>(
    `select ${draftColumns} from deskgraph.reply_drafts
     where tenant_id = $1 and ${waits} and turn_id is not null and told_at is null and waits_since <= $2
     order by waits_since, id`,
    [tenant, before],
  );
  return found.rows.map(draftFromRow);
}

/** What is told to a customer who waits; nothing where they were told, or the draft is not there any more. */
const tellWaiting = (at: TenantTables, draft: ReplyDraft, effects: readonly Effect[]): Promise<void> =>
  inTransaction(at.pool, async (client) => {
    await lockConversation(client, at.tenant, draft.conversationId);
    const told = await client.query(
      `update deskgraph.reply_drafts set told_at = $4
       where tenant_id = $1 and conversation_id = $2 and id = $3 and ${waits} and told_at is null`,
      [at.tenant, draft.conversationId, draft.id, at.now()],
    );
    if (told.rowCount === 1) await appendEffects(client, at, effects);
  });
