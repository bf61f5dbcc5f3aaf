import type pg from "pg";
import {
  type Committed,
  type Conversation,
  type Effect,
  effectKeyOf,
  type InboundId,
  LostHold,
  laneOf,
  type Reply,
  staleReason,
  type Turn,
  type TurnInbound,
  type TurnOutcome,
  type WithholdReason,
} from "../../src/core/index.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { changeOwner, lockConversation } from "./conversations.ts";
import { keepFacts, mergeProfile, placeOrders } from "./customers.ts";
import { appendEffects } from "./outbox.ts";
import { storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { type NewEntry, writeTranscript } from "./transcript.ts";

/** The node in the keys of what a commit itself sends. */
const node = "commit";

/** Nobody is kept waiting for ever by their own next message: after this long an answer goes out, stale or not. */
const patienceMs = 20_000;

export function commitTurn(
  at: TenantTables,
  turn: Turn,
  outcome: TurnOutcome,
  options: { readonly parked?: string } = {},
): Promise<Committed> {
  const { pool, tenant } = at;
  return inTransaction(pool, async (client) => {
    const before = await lockConversation(client, tenant, turn.conversationId);
    if (!(await markDone(client, before, turn, options.parked)))
      return { alreadyDone: true, sentCount: 0, withheld: [] };
    const isCurrent = before.epoch === turn.epoch;
    const after = isCurrent && outcome.owner !== undefined ? await changeOwner(client, before, outcome.owner) : before;
    const of = { tenant, conversationId: before.id, customerId: before.customerId, turnId: turn.id };
    const hasNewer = isCurrent && (await hasNewerMessage(client, before, turn));
    const replied = outcome.replies.map((reply) => fromReply(turn, reply, before.epoch, after.epoch, hasNewer));
    const spoken = [...fromInbounds(turn, outcome, after), ...replied];
    await writeTranscript(
      client,
      of,
      spoken.map(({ entry }) => entry),
    );
    await appendEffects(
      client,
      at,
      spoken.flatMap(({ effect }) => effect ?? []),
    );
    await maskInbounds(client, turn, outcome, before);
    await mergeProfile(client, of, outcome);
    await keepFacts(client, of, outcome.facts);
    await placeOrders(client, of, outcome.orders);
    if (outcome.language !== undefined) {
      await client.query("update deskgraph.conversations set language = $3 where tenant_id = $1 and id = $2", [
        tenant,
        before.id,
        outcome.language,
      ]);
    }
    return {
      alreadyDone: false,
      sentCount: spoken.filter(({ effect }) => effect !== undefined).length,
      withheld: replied.flatMap(({ entry, withheld }) => (withheld ? [{ replyId: entry.id, reason: withheld }] : [])),
    };
  });
}

/** False when the turn was done already. */
async function markDone(
  client: pg.PoolClient,
  of: Conversation,
  turn: Turn,
  parked: string | undefined,
): Promise<boolean> {
  const marked = await client.query(
    `update deskgraph.turns set done_at = now(), parked = $5
     where tenant_id = $1 and id = $2 and conversation_id = $3 and claim = $4 and done_at is null`,
    [of.tenant, turn.id, of.id, turn.claim, parked ?? null],
  );
  if (marked.rowCount === 1) return true;
  const known = await client.query<{ isDone: boolean }>(
    `select done_at is not null as "isDone" from deskgraph.turns
     where tenant_id = $1 and id = $2 and conversation_id = $3`,
    [of.tenant, turn.id, of.id],
  );
  const [row] = known.rows;
  if (row === undefined) throw new Error(`Turn ${turn.id} was never claimed`);
  if (!row.isDone) throw new LostHold(`Turn ${turn.id} was claimed by somebody else`);
  return false;
}

/** The customer wrote on while this was drafted: the next turn answers everything, unless they have waited too long for it. */
async function hasNewerMessage(client: pg.PoolClient, of: Conversation, turn: Turn): Promise<boolean> {
  const found = await client.query<{ isStale: boolean }>(
    `select exists (
       select from deskgraph.inbounds where tenant_id = $1 and conversation_id = $2 and turn_id is null
         and kind in ('message', 'message_edited', 'button_pressed')
     -- Of everything since the last thing they read: whoever writes on without a pause is answered all the same.
     ) and not exists (
       select from deskgraph.inbounds where tenant_id = $1 and conversation_id = $2
         and stored_at < clock_timestamp() - $4 * interval '1 millisecond'
         and (turn_id = $3 or kind in ('message', 'message_edited', 'button_pressed') and stored_at > coalesce((
           select max(said_at) from deskgraph.transcript
           where tenant_id = $1 and conversation_id = $2 and author <> 'customer' and withheld is null
         ), '-infinity'))
     ) as "isStale"`,
    [of.tenant, of.id, turn.id, patienceMs],
  );
  return found.rows[0]?.isStale ?? false;
}

interface Spoken {
  readonly entry: NewEntry;
  readonly effect?: Effect;
  readonly withheld?: WithholdReason;
}

const fromInbounds = (turn: Turn, outcome: TurnOutcome, after: Conversation): Spoken[] => {
  const heard = heardTexts(outcome);
  return turn.inbounds.flatMap((inbound) => fromInbound(turn, inbound, heard, after.epoch));
};

/** The customer's words as they may be kept, and a person's words, which also have to reach the customer. */
function fromInbound(turn: Turn, inbound: TurnInbound, heard: ReadonlyMap<InboundId, string>, epoch: number): Spoken[] {
  switch (inbound.kind) {
    case "message": {
      const text = heard.get(inbound.id);
      return text === undefined ? [] : [{ entry: { id: inbound.id, author: "customer", text, at: inbound.at } }];
    }
    case "person_message": {
      const { id, text, at, files, isSaid = false } = inbound;
      const names = (files ?? []).map(({ name = "" }) => `[${name}]`);
      const entry = { id, author: "person", text: [text, ...names].filter(Boolean).join(" "), at } as const;
      const reply: Reply = { id, turnId: turn.id, kind: "plain", text, ...(files === undefined ? {} : { files }) };
      return [isSaid ? { entry } : { entry, effect: sendOf(turn, reply, epoch, "person") }];
    }
    case "payment_decision":
    case "payment_received":
    case "payment_refunded":
    case "language_chosen":
    case "customer_left":
    case "taken_over":
    case "delivery_trouble":
    case "given_back":
    case "closed":
      return [];
  }
}

/**
 * A draft that went stale is written down but not sent: any after the owner changed (but help for a life at risk), a plain
 * answer after a newer message. What carries a commitment is always said.
 */
function fromReply(turn: Turn, reply: Reply, epochNow: number, epochAfter: number, hasNewer: boolean): Spoken {
  const entry: NewEntry = { id: reply.id, author: "ai", text: reply.text };
  const withheld =
    staleReason({ reply, epoch: turn.epoch, by: "ai" }, epochNow) ??
    (hasNewer && reply.kind === "plain" ? "newer_message" : undefined);
  return withheld === undefined
    ? { entry, effect: sendOf(turn, reply, epochAfter, "ai") }
    : { entry: { ...entry, withheld }, withheld };
}

/**
 * The epoch is the one after this commit: a turn that hands over must not make its own words stale, while any change
 * that comes later still does.
 */
function sendOf(turn: Turn, reply: Reply, epoch: number, by: "ai" | "person"): Effect {
  const { conversationId, id: turnId } = turn;
  const kind = "reply.send";
  return {
    kind,
    payload: { reply, epoch, by },
    key: effectKeyOf({ thread: conversationId, turn: turnId, node, kind, subject: reply.id }),
    lane: laneOf(conversationId, kind),
    conversationId,
    turnId,
    node,
  };
}

/** From here on the readable copy says what the transcript says; the bytes as they came stay, unless something was masked. */
async function maskInbounds(client: pg.PoolClient, turn: Turn, outcome: TurnOutcome, of: Conversation): Promise<void> {
  for (const { inboundId: id, text, masked = false } of outcome.heard) {
    await client.query(
      `update deskgraph.inbounds
       set body = jsonb_set(case when $5 then body - 'repliesTo' - 'startedWith' else body end, '{text}', to_jsonb($4::text)),
           raw = case when $5 then convert_to($4::text, 'UTF8') else raw end
       where tenant_id = $1 and turn_id = $3 and
         (id = $2 and kind in ('message', 'message_edited') or kind = 'message_edited' and body ->> 'of' = $2)`,
      [of.tenant, id, turn.id, storableText(text), masked],
    );
  }
}

const heardTexts = (outcome: TurnOutcome): ReadonlyMap<InboundId, string> =>
  new Map(outcome.heard.map(({ inboundId, text }) => [inboundId, text]));
