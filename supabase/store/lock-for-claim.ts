import type pg from "pg";
import type {
  Conversation,
  ConversationId,
  DraftApproval,
  ReplyDraftId,
  TenantId,
  Trust,
  TurnId,
} from "../../src/core/index.ts";
import { type ConversationRow, conversationColumns, conversationFromRow, onlyRow } from "./conversations.ts";

/** The turn that is held, as whoever claims the next one has to know it. */
export interface HeldNow {
  readonly id: ReplyDraftId;
  readonly turnId: TurnId;
  readonly epoch: number;
  readonly approval: DraftApproval | null;
}

interface Locked {
  readonly conversation: Conversation;
  readonly held: HeldNow | undefined;
  /** What a person has set for the shop. */
  readonly trust: Trust | undefined;
}

/**
 * The conversation, locked. What else a claim goes by comes with the same statement; nobody but the worker of this
 * conversation makes or ends what is held in it.
 */
export async function lockForClaim(client: pg.PoolClient, tenant: TenantId, id: ConversationId): Promise<Locked> {
  const found = await client.query<ConversationRow & { held: HeldNow | null; trust: Trust | null }>(
    `select ${conversationColumns}, (
       select jsonb_build_object('id', d.id, 'turnId', d.turn_id, 'epoch', d.epoch, 'approval', d.approval)
       from deskgraph.reply_drafts d
       where d.tenant_id = $1 and d.conversation_id = $2 and d.held is not null
     ) as held, (select t.levels from deskgraph.trust t where t.tenant_id = $1) as trust
     from deskgraph.conversations where tenant_id = $1 and id = $2 for no key update`,
    [tenant, id],
  );
  const row = onlyRow(found.rows, id);
  return { conversation: conversationFromRow(row), held: row.held ?? undefined, trust: row.trust ?? undefined };
}
