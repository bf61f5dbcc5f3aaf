import type { ConversationId, Effect, EffectState, InboundKind, Owner, TranscriptEntry } from "../../src/core/index.ts";
import { type EffectRow, effectFromRow } from "./outbox.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;

/** A line of the transcript, as people look at it. */
export interface SaidLine {
  readonly author: TranscriptEntry["author"];
  /** What colleagues call the person who said it; null where the words came in are kept no longer. */
  readonly by: string | null;
  readonly text: string;
  readonly at: string;
  /** Why the customer never read it. */
  readonly withheld: string | null;
}

/** What came in besides words. */
interface CameIn {
  readonly kind: InboundKind;
  readonly by: string | null;
  readonly at: string;
}

interface PutEffect {
  readonly effect: Effect;
  readonly state: EffectState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly detail: string | null;
  /** Its words are kept no longer. */
  readonly isTrimmed: boolean;
}

/** One turn of a chat with everything behind it. */
export interface ChatTurn {
  readonly id: string;
  readonly owner: Owner;
  readonly at: string;
  /** Null while it is not done. */
  readonly doneAt: string | null;
  readonly failures: number;
  readonly parked: string | null;
  readonly tools: readonly string[];
  readonly modelCalls: number;
  readonly modelTokens: number;
  readonly modelCostMicros: number;
  readonly came: readonly CameIn[];
  readonly said: readonly SaidLine[];
  readonly effects: readonly PutEffect[];
}

type TurnRow = Omit<ChatTurn, "at" | "doneAt" | "said" | "effects"> & {
  readonly claimed: Date;
  readonly done: Date | null;
};

/** The newest turns of a chat, the oldest of them first. */
export async function readChatTurns(at: Tables, id: ConversationId, limit: number): Promise<readonly ChatTurn[]> {
  const found = await at.pool.query<TurnRow>(
    `select t.id, t.owner, t.claimed_at as claimed, t.done_at as done, t.failures, t.parked, t.tools,
       t.model_calls as "modelCalls", t.model_tokens::float8 as "modelTokens",
       t.model_cost_micros::float8 as "modelCostMicros", (
         select coalesce(jsonb_agg(jsonb_build_object(
           'kind', i.kind, 'by', nullif(i.body ->> 'by', ''), 'at', i.accepted_at
         ) order by i.seq), '[]')
         from deskgraph.inbounds i where i.tenant_id = t.tenant_id and i.turn_id = t.id
           and i.kind not in ('message', 'message_edited', 'person_message')
       ) as came
     from deskgraph.turns t where t.tenant_id = $1 and t.conversation_id = $2
     order by t.claimed_at desc, t.id desc limit $3`,
    [at.tenant, id, limit],
  );
  const turns = found.rows.toReversed();
  const ids = turns.map((turn) => turn.id);
  const said = await readSaid(at, id, ids);
  const effects = await readPutEffects(at, id, ids);
  return turns.map(({ claimed, done, ...turn }) => ({
    ...turn,
    at: claimed.toISOString(),
    doneAt: done?.toISOString() ?? null,
    said: said.get(turn.id) ?? [],
    effects: effects.get(turn.id) ?? [],
  }));
}

async function readSaid(
  { pool, tenant }: Tables,
  id: ConversationId,
  turns: readonly string[],
): Promise<ReadonlyMap<string, readonly SaidLine[]>> {
  const found = await pool.query<Omit<SaidLine, "at"> & { readonly turn: string; readonly time: Date }>(
    `select s.turn_id as turn, s.author, case when s.author = 'person' then nullif(i.body ->> 'by', '') end as by,
       s.text, s.said_at as time, s.withheld
     from deskgraph.transcript s
     left join deskgraph.inbounds i on i.tenant_id = s.tenant_id and i.id = s.entry_id
     where s.tenant_id = $1 and s.conversation_id = $2 and s.turn_id = any($3) order by s.seq`,
    [tenant, id, turns],
  );
  return byTurn(found.rows, ({ author, by, text, time, withheld }) => ({
    author,
    by,
    text,
    at: time.toISOString(),
    withheld,
  }));
}

async function readPutEffects(
  { pool, tenant }: Tables,
  id: ConversationId,
  turns: readonly string[],
): Promise<ReadonlyMap<string, readonly PutEffect[]>> {
  const found = await pool.query<EffectRow & Omit<PutEffect, "effect">>(
    `select jsonb_build_object('kind', kind, 'payload', payload) as body, key, lane, conversation_id, turn_id, node,
       state, attempts, reason, detail, trimmed_at is not null as "isTrimmed"
     from deskgraph.outbox where tenant_id = $1 and conversation_id = $2 and turn_id = any($3) order by outbox.seq`,
    [tenant, id, turns],
  );
  return byTurn(
    found.rows.map((row) => ({ ...row, turn: row.turn_id })),
    (row) => {
      const { state, attempts, reason, detail, isTrimmed } = row;
      return { effect: effectFromRow(row), state, attempts, reason, detail, isTrimmed };
    },
  );
}

function byTurn<Row extends { readonly turn: string }, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.turn, [...(groups.get(row.turn) ?? []), read(row)]);
  return groups;
}
