import type pg from "pg";
import type { ConversationId, Shadow, TranscriptEntry, Turn, TurnId } from "../../src/core/index.ts";
import { storableJson, storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant" | "now">;

/** Part of the commit of a turn that people answer. */
export async function keepShadow(
  client: pg.PoolClient,
  { tenant, now }: Omit<Tables, "pool">,
  turn: Turn,
  { asked, texts }: Shadow,
): Promise<void> {
  await client.query(
    `insert into deskgraph.shadows (tenant_id, turn_id, conversation_id, asked, said, at)
     values ($1, $2, $3, $4, $5, $6) on conflict on constraint shadows_pkey do nothing`,
    [tenant, turn.id, turn.conversationId, storableText(asked), storableJson(texts), now()],
  );
}

/** What the assistant would have said, beside what people said. */
export interface ComparedShadow extends Shadow {
  readonly conversationId: ConversationId;
  readonly turnId: TurnId;
  readonly at: string;
  /** Until the customer wrote again; nothing where nobody answered. */
  readonly answers: readonly TranscriptEntry["text"][];
}

/** The newest first. */
export async function readShadows({ pool, tenant }: Tables, limit: number): Promise<readonly ComparedShadow[]> {
  const found = await pool.query<{
    id: ConversationId;
    turn: TurnId;
    asked: string;
    texts: string[];
    at: Date;
    answers: string[];
  }>(
    `select s.conversation_id as id, s.turn_id as turn, s.asked, s.said as texts, s.at, array(
       select p.text from deskgraph.transcript p
       where p.tenant_id = $1 and p.conversation_id = s.conversation_id and p.author = 'person' and p.withheld is null
         and p.seq > last.seq and p.seq < coalesce((
           select min(n.seq) from deskgraph.transcript n
           where n.tenant_id = $1 and n.conversation_id = s.conversation_id and n.author = 'customer'
             and n.seq > last.seq
         ), 9223372036854775807)
       order by p.seq
     ) as answers
     from deskgraph.shadows s, lateral (
       select max(t.seq) as seq from deskgraph.transcript t
       where t.tenant_id = $1 and t.conversation_id = s.conversation_id and t.turn_id = s.turn_id
         and t.author = 'customer'
     ) as last
     where s.tenant_id = $1 order by s.at desc, s.turn_id limit $2`,
    [tenant, limit],
  );
  return found.rows.map(({ id, turn, at, ...row }) => ({
    ...row,
    conversationId: id,
    turnId: turn,
    at: at.toISOString(),
  }));
}
