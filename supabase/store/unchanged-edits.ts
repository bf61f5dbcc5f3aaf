import type pg from "pg";
import type { ConversationId, InboundId, TenantId } from "../../src/core/index.ts";

interface Edit {
  readonly id: InboundId;
  readonly conversationId: ConversationId;
  readonly of: InboundId;
  readonly text: string;
}

/**
 * Channels tell of an edit also when a person only reacted to a message (Telegram, as of 2026-11): words that are what
 * they were are no correction, and must neither be answered again nor hold back an answer. By edit: what is stored with
 * these very words, the message itself or an earlier edit of it. Where its words were trimmed it is taken for the same:
 * nobody corrects what they said so long ago.
 */
export async function unchangedEdits(
  from: pg.Pool,
  tenant: TenantId,
  edits: readonly Edit[],
): Promise<ReadonlyMap<InboundId, InboundId>> {
  if (edits.length === 0) return new Map();
  const found = await from.query<{ id: InboundId; stored: InboundId }>(
    `select e.id, newest.id as stored
     from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as e (id, conversation, of, text)
     cross join lateral (
       select i.id, i.body ->> 'text' as text, i.trimmed_at from deskgraph.inbounds i
       where i.tenant_id = $1 and i.conversation_id = e.conversation
         and (i.id = e.of or i.kind = 'message_edited' and i.body ->> 'of' = e.of)
       order by i.seq desc limit 1
     ) as newest where newest.text = e.text or newest.trimmed_at is not null`,
    [
      tenant,
      edits.map(({ id }) => id),
      edits.map(({ conversationId }) => conversationId),
      edits.map(({ of }) => of),
      edits.map(({ text }) => text),
    ],
  );
  return new Map(found.rows.map(({ id, stored }) => [id, stored]));
}
