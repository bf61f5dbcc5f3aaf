import type pg from "pg";
import {
  type Conversation,
  type ConversationId,
  readChecked,
  type SaidEntry,
  type TranscriptEntry,
  type TurnId,
} from "../../src/core/index.ts";
import { storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

interface EntryRow {
  readonly seq: number;
  readonly author: TranscriptEntry["author"];
  readonly text: string;
  readonly said_at: Date;
  readonly withheld: string | null;
  readonly checked: unknown;
}

export async function readTranscript(
  { pool, tenant }: TenantTables,
  id: ConversationId,
  limit: number,
  before?: TurnId,
): Promise<readonly TranscriptEntry[]> {
  const found = await pool.query<EntryRow>(
    `select seq::float8 as seq, author, text, said_at, withheld, checked from deskgraph.transcript
     where tenant_id = $1 and conversation_id = $2
       and ($4::text is null or transcript.seq < coalesce((
         select min(seq) from deskgraph.transcript where tenant_id = $1 and conversation_id = $2 and turn_id = $4
       ), 'infinity'::float8))
     order by transcript.seq desc limit $3`,
    [tenant, id, limit, before ?? null],
  );
  return found.rows.reverse().map(({ seq, author, text, said_at, withheld, ...row }) => {
    const checked = readChecked(row.checked);
    return {
      seq,
      author,
      text,
      at: said_at.toISOString(),
      ...(withheld === null ? {} : { withheld }),
      ...(checked && { checked }),
    };
  });
}

/** Part of a transaction that holds the conversation. */
export async function writeTranscript(
  client: pg.PoolClient,
  of: { readonly conversation: Conversation; readonly turnId: TurnId; readonly at: Date },
  entries: readonly SaidEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { conversation, turnId } = of;
  await client.query(
    `insert into deskgraph.transcript (tenant_id, conversation_id, turn_id, entry_id, author, text, said_at, withheld,
       checked, approved_by)
     select $1, $2, $3, u.id, u.author, u.text, coalesce(u.at, $10), u.withheld, u.checked, u.approval
     from unnest($4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::jsonb[],
       $11::jsonb[]) with ordinality as u (id, author, text, at, withheld, checked, approval, place)
     order by u.place
     on conflict on constraint transcript_pkey do nothing`,
    [
      conversation.tenant,
      conversation.id,
      turnId,
      entries.map(({ id }) => storableText(id)),
      entries.map(({ author }) => author),
      entries.map(({ text }) => storableText(text)),
      entries.map(({ at }) => at ?? null),
      entries.map(({ withheld }) => withheld ?? null),
      entries.map(({ checked }) => (checked === undefined ? null : storableJson(checked))),
      of.at,
      entries.map(({ approval }) => (approval === undefined ? null : storableJson(approval))),
    ],
  );
}
