import type pg from "pg";
import {
  type Conversation,
  type Effect,
  effectKeyOf,
  type Inbound,
  type InboundId,
  laneOf,
  type Reply,
  type Turn,
  type TurnOutcome,
} from "../../src/core/index.ts";
import { inTransaction } from "../in-transaction.ts";
import { changeOwner, lockConversation } from "./conversations.ts";
import { keepFacts, mergeProfile, placeOrders } from "./customers.ts";
import { appendEffects } from "./outbox.ts";
import { storableText } from "./storable.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { type NewEntry, writeTranscript } from "./transcript.ts";

/** The node in the keys of what a commit itself sends. */
const node = "commit";

export function commitTurn(
  { pool, tenant }: TenantTables,
  turn: Turn,
  outcome: TurnOutcome,
): Promise<{ readonly alreadyDone: boolean }> {
  return inTransaction(pool, async (client) => {
    const before = await lockConversation(client, tenant, turn.conversationId);
    if (!(await markDone(client, before, turn))) return { alreadyDone: true };
    const isCurrent = before.epoch === turn.epoch;
    const after = isCurrent && outcome.owner !== undefined ? await changeOwner(client, before, outcome.owner) : before;
    const of = { tenant, conversationId: before.id, customerId: before.customerId, turnId: turn.id };
    const spoken = [...fromInbounds(turn, outcome, after), ...fromReplies(turn, outcome, after, isCurrent)];
    await writeTranscript(
      client,
      of,
      spoken.map(({ entry }) => entry),
    );
    await appendEffects(
      client,
      tenant,
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
    return { alreadyDone: false };
  });
}

/** False when the turn was done already. */
async function markDone(client: pg.PoolClient, of: Conversation, turn: Turn): Promise<boolean> {
  const marked = await client.query(
    `update deskgraph.turns set done_at = now()
     where tenant_id = $1 and id = $2 and conversation_id = $3 and done_at is null`,
    [of.tenant, turn.id, of.id],
  );
  if (marked.rowCount === 1) return true;
  const known = await client.query(
    "select from deskgraph.turns where tenant_id = $1 and id = $2 and conversation_id = $3",
    [of.tenant, turn.id, of.id],
  );
  if (known.rows.length === 0) throw new Error(`Turn ${turn.id} was never claimed`);
  return false;
}

interface Spoken {
  readonly entry: NewEntry;
  readonly effect?: Effect;
}

const fromInbounds = (turn: Turn, outcome: TurnOutcome, after: Conversation): Spoken[] => {
  const heard = heardTexts(outcome);
  return turn.inbounds.flatMap((inbound) => fromInbound(turn, inbound, heard, after.epoch));
};

/** The customer's words as they may be kept, and a person's words, which also have to reach the customer. */
function fromInbound(turn: Turn, inbound: Inbound, heard: ReadonlyMap<InboundId, string>, epoch: number): Spoken[] {
  switch (inbound.kind) {
    case "message": {
      const text = heard.get(inbound.id);
      return text === undefined ? [] : [{ entry: { id: inbound.id, author: "customer", text, at: inbound.at } }];
    }
    case "person_message": {
      const { id, text, at } = inbound;
      const reply: Reply = { id, turnId: turn.id, kind: "plain", text };
      return [{ entry: { id, author: "person", text, at }, effect: sendOf(turn, reply, epoch, "person") }];
    }
    case "payment_decision":
    case "given_back":
      return [];
  }
}

function fromReplies(turn: Turn, outcome: TurnOutcome, after: Conversation, isCurrent: boolean): Spoken[] {
  return outcome.replies.map((reply): Spoken => {
    const entry: NewEntry = { id: reply.id, author: "ai", text: reply.text };
    if (!isCurrent) return { entry: { ...entry, withheld: "owner_changed" } };
    return { entry, effect: sendOf(turn, reply, after.epoch, "ai") };
  });
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
       set body = jsonb_set(body, '{text}', to_jsonb($4::text)),
           raw = case when $5 then convert_to($4::text, 'UTF8') else raw end
       where tenant_id = $1 and id = $2 and turn_id = $3 and kind = 'message'`,
      [of.tenant, id, turn.id, storableText(text), masked],
    );
  }
}

const heardTexts = (outcome: TurnOutcome): ReadonlyMap<InboundId, string> =>
  new Map(outcome.heard.map(({ inboundId, text }) => [inboundId, text]));
