import type pg from "pg";
import type { Conversation, Turn } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { storableText } from "./storable.ts";

/** Part of the transaction that commits a turn. */
export async function keepQuestions(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
  questions: readonly string[],
  at: Date,
): Promise<void> {
  if (questions.length === 0) return;
  await client.query(
    `insert into deskgraph.questions (tenant_id, turn_id, place, conversation_id, question, asked_at)
     select $1, $2, u.place, $3, u.question, $5
     from unnest($4::text[]) with ordinality as u (question, place)
     on conflict on constraint questions_pkey do nothing`,
    [of.tenant, turn.id, of.id, questions.map(storableText), at],
  );
}

interface AskedQuestion {
  readonly question: string;
  readonly askedAt: string;
}

/** As many as a report can be made of; older ones say little about today. */
const mostRead = 10_000;

/** What was asked since then, the newest first. */
export async function readQuestions({ pool, tenant }: Home, since: Date): Promise<readonly AskedQuestion[]> {
  const { rows } = await pool.query<{ question: string; asked_at: Date }>(
    `select question, asked_at from deskgraph.questions
     where tenant_id = $1 and asked_at >= $2 order by asked_at desc, turn_id, place limit $3`,
    [tenant, since, mostRead],
  );
  return rows.map(({ question, asked_at: at }) => ({ question, askedAt: at.toISOString() }));
}
