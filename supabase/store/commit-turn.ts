import type pg from "pg";
import {
  type CommitOptions,
  type Committed,
  type Conversation,
  endsDrafts,
  isStillWanted,
  LostHold,
  type NewerMessage,
  ownerAfterTurn,
  saidByTurn,
  type Turn,
  type TurnOutcome,
  writtenKinds,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { applyApart, StaleApart } from "./apply-apart.ts";
import { keepFacts, mergeProfile, placeOrders } from "./customers.ts";
import { keepEdit } from "./draft-edits.ts";
import { changeOwner, lockConversation } from "./locked-conversations.ts";
import { appendEffects } from "./outbox.ts";
import { keepQuestions } from "./questions.ts";
import { keepStopped } from "./reply-drafts.ts";
import { keepShadow } from "./shadows.ts";
import { storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { setTimers } from "./timers.ts";
import { writeTranscript } from "./transcript.ts";

export function commitTurn(
  at: TenantTables,
  turn: Turn,
  outcome: TurnOutcome,
  options: CommitOptions = {},
): Promise<Committed> {
  return inTransaction(at.pool, (client) => commitIn(client, at, turn, outcome, options)).catch((error: unknown) => {
    if (error instanceof StaleApart) return { alreadyDone: false, isStale: true, sentCount: 0, withheld: [] };
    throw error;
  });
}

async function commitIn(
  client: pg.PoolClient,
  at: TenantTables,
  turn: Turn,
  outcome: TurnOutcome,
  options: CommitOptions,
): Promise<Committed> {
  const now = at.now();
  const { approval, unapproved } = options;
  const before = await lockConversation(client, at.tenant, turn.conversationId);
  if (!(await markDone(client, before, turn, { ...options, tools: outcome.tools ?? [] }))) {
    return { alreadyDone: true, sentCount: 0, withheld: [] };
  }
  const owner = ownerAfterTurn(turn, outcome, before.epoch);
  const after = owner === undefined ? before : await changeOwner(client, before, owner, now);
  const newerMessage = before.epoch === turn.epoch ? await readNewerMessage(client, before, turn) : undefined;
  const facts = { epochNow: before.epoch, epochAfter: after.epoch, newerMessage };
  if (approval !== undefined && !isStillWanted(turn, facts)) throw new StaleApart("something came in between");
  if (options.apart !== undefined) await applyApart(client, at, turn, options.apart);
  const said = saidByTurn(turn, outcome, { ...facts, approval, unapproved });
  await writeTranscript(client, { conversation: before, turnId: turn.id, at: now }, said.entries);
  await appendEffects(client, at, said.effects);
  await setTimers(client, at, turn.conversationId, outcome.timers ?? []);
  await writeLearned(client, before, turn, outcome, now);
  if (options.shadow !== undefined) await keepShadow(client, at, turn, options.shadow);
  if (options.edit !== undefined) await keepEdit(client, at, options.edit);
  if (options.stopped !== undefined) await keepStopped(client, at, after, options.stopped);
  return { alreadyDone: false, sentCount: said.effects.length, withheld: said.withheld };
}

/** False when the turn was done already. */
async function markDone(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
  { parked, spent, tools }: CommitOptions & { readonly tools: readonly string[] },
): Promise<boolean> {
  const marked = await client.query(
    `with gone as (delete from deskgraph.reply_drafts where tenant_id = $1 and conversation_id = $3 and $10)
     update deskgraph.turns set done_at = clock_timestamp(), parked = $5, tools = $6, model_calls = model_calls + $7,
       model_tokens = model_tokens + $8, model_cost_micros = model_cost_micros + $9
     where tenant_id = $1 and id = $2 and conversation_id = $3 and claim = $4 and done_at is null`,
    [
      of.tenant,
      turn.id,
      of.id,
      turn.claim,
      parked ?? null,
      tools.map(storableText),
      spent?.calls ?? 0,
      spent?.tokens ?? 0,
      spent?.costMicros ?? 0,
      endsDrafts(turn),
    ],
  );
  if (marked.rowCount === 1) return true;
  const known = await client.query<{ isDone: boolean }>(
    `select done_at is not null as "isDone" from deskgraph.turns
     where tenant_id = $1 and id = $2 and conversation_id = $3`,
    [of.tenant, turn.id, of.id],
  );
  const [row] = known.rows;
  if (row === undefined) throw new Error(`Turn ${turn.id} was never claimed`);
  if (!row.isDone) throw new LostHold(`Turn ${turn.id} was claimed by another worker`);
  return false;
}

/**
 * Whether the customer wrote on while this was drafted, and how long they have waited: since the oldest message of this
 * turn, or the oldest one after the turn that said the last thing that reached them. All by the database's clock.
 */
async function readNewerMessage(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
): Promise<NewerMessage | undefined> {
  const found = await client.query<{ waitedMs: number | null }>(
    `select case when exists (
       select from deskgraph.inbounds
       where tenant_id = $1 and conversation_id = $2 and turn_id is null and kind = any($4)
     ) then (
       select (extract(epoch from clock_timestamp() - min(stored_at)) * 1000)::float8 from deskgraph.inbounds
       where tenant_id = $1 and conversation_id = $2 and trimmed_at is null
         and (turn_id = $3 or kind = any($4) and stored_at > coalesce((
           select max(t.done_at) from deskgraph.transcript as s
           join deskgraph.turns as t on t.tenant_id = s.tenant_id and t.id = s.turn_id
           where s.tenant_id = $1 and s.conversation_id = $2 and s.author <> 'customer' and s.withheld is null
             and s.turn_id <> $3
         ), '-infinity'))
     ) end as "waitedMs"`,
    [of.tenant, of.id, turn.id, writtenKinds],
  );
  const customerWaitedMs = found.rows[0]?.waitedMs ?? undefined;
  return customerWaitedMs === undefined ? undefined : { customerWaitedMs };
}

/** What the turn learned of the customer, beside what was said. */
async function writeLearned(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
  outcome: TurnOutcome,
  at: Date,
): Promise<void> {
  await maskInbounds(client, of, turn, outcome.heard);
  // The customer's language was written together with the conversation's: where that stays, nothing is written.
  const language = outcome.language === of.language ? undefined : outcome.language;
  await mergeProfile(client, of, { delivery: outcome.delivery, language, at });
  await keepFacts(client, of, outcome.facts);
  await placeOrders(client, of, turn, outcome.orders);
  await keepQuestions(client, of, turn, outcome.unanswered ?? [], at);
  if (language === undefined) return;
  await client.query("update deskgraph.conversations set language = $3 where tenant_id = $1 and id = $2", [
    of.tenant,
    of.id,
    language,
  ]);
}

/**
 * From here on the readable copy says what the transcript says. The bytes as they came stay, unless something was
 * masked.
 */
async function maskInbounds(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
  heard: TurnOutcome["heard"],
): Promise<void> {
  if (heard.length === 0) return;
  await client.query(
    `with said as (
       select distinct on (i.id) i.id, h.text, h.masked
       from unnest($3::text[], $4::text[], $5::boolean[]) with ordinality as h (id, text, masked, place)
       join deskgraph.inbounds as i on i.tenant_id = $1 and i.turn_id = $2 and (
         i.id = h.id and i.kind in ('message', 'message_edited')
         or i.kind = 'message_edited' and i.body ->> 'of' = h.id
       )
       order by i.id, h.place desc
     )
     update deskgraph.inbounds as i
     set body = jsonb_set(
           case when said.masked then i.body - 'repliesTo' - 'startedWith' else i.body end,
           '{text}', to_jsonb(said.text)
         ),
         raw = case when said.masked then convert_to(said.text, 'UTF8') else i.raw end
     from said
     where i.tenant_id = $1 and i.id = said.id and (said.masked or i.body ->> 'text' is distinct from said.text)`,
    [
      of.tenant,
      turn.id,
      heard.map(({ inboundId }) => inboundId),
      heard.map(({ text }) => storableText(text)),
      heard.map(({ masked = false }) => masked),
    ],
  );
}
