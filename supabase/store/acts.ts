import { randomUUID } from "node:crypto";
import type pg from "pg";
import {
  type Act,
  type ChainEnd,
  type ChainedAct,
  type ConversationId,
  chainAct,
  chainStart,
  type DoneAct,
  type Door,
  type NewAct,
  type Owner,
  type ProvenPerson,
} from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

type Where = Pick<TenantTables, "tenant">;

/** An act that is to be written down, and whose the chat was until then. */
export interface ActToRecord extends NewAct {
  readonly conversationId?: ConversationId;
  /** Of what is about the whole shop, in place of a conversation: what it is now. */
  readonly ofShop?: string;
  readonly at: Date;
  readonly ownerBefore?: Owner;
}

/** In place of a conversation's drawn name. */
const wholeShop = "shop";

/** Nobody draws the same. Taken in every transaction that appends: one after the other. */
const chainLock = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

/** The last thing that a transaction does: others wait for it. The conversations are locked by the caller. */
export async function recordActs(client: pg.PoolClient, at: Where, done: readonly ActToRecord[]): Promise<void> {
  if (done.length === 0) return;
  await client.query(chainLock, [`deskgraph.acts/${at.tenant}`]);
  let end = await chainEnd(client, at);
  for (const { act, person, amount, ownerBefore = "ai", conversationId: about, ofShop, ...each } of done) {
    const row = chainAct(at.tenant, end.hash, {
      seq: end.seq + 1,
      at: each.at.toISOString(),
      person: await pseudonymOfPerson(client, at, person, each.at),
      act,
      conversation: about === undefined ? `${wholeShop} ${ofShop}` : await pseudonymOfConversation(client, at, about),
      ownerBefore,
      ...(amount === undefined ? {} : { amount }),
    });
    await client.query(
      `insert into deskgraph.acts (tenant_id, seq, at, person, act, conversation, owner_before, amount_minor, currency,
         previous, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        at.tenant,
        row.seq,
        row.at,
        row.person,
        row.act,
        row.conversation,
        row.ownerBefore,
        amount?.minor ?? null,
        amount?.currency ?? null,
        row.previous,
        row.hash,
      ],
    );
    end = row;
  }
}

export async function chainEnd(client: Pick<pg.Pool, "query">, { tenant }: Where): Promise<ChainEnd> {
  const found = await client.query<{ seq: number; hash: string }>(
    "select seq::float8 as seq, hash from deskgraph.acts where tenant_id = $1 order by deskgraph.acts.seq desc limit 1",
    [tenant],
  );
  return found.rows[0] ?? chainStart;
}

async function pseudonymOfPerson(
  client: pg.PoolClient,
  { tenant }: Where,
  person: ProvenPerson,
  since: Date,
): Promise<string> {
  const surface = "surface" in person ? person.surface : "";
  await client.query(
    `insert into deskgraph.people (tenant_id, door, surface, person_id, pseudonym, since)
     values ($1, $2, $3, $4, $5, $6) on conflict on constraint people_pkey do nothing`,
    [tenant, person.door, surface, person.id, `p_${randomUUID()}`, since],
  );
  const known = await client.query<{ pseudonym: string }>(
    `select pseudonym from deskgraph.people
     where tenant_id = $1 and door = $2 and surface = $3 and person_id = $4`,
    [tenant, person.door, surface, person.id],
  );
  return onlyPseudonym(known.rows);
}

async function pseudonymOfConversation(client: pg.PoolClient, { tenant }: Where, id: ConversationId): Promise<string> {
  const drawn = await client.query<{ pseudonym: string }>(
    `update deskgraph.conversations set acts_as = coalesce(acts_as, $3) where tenant_id = $1 and id = $2
     returning acts_as as pseudonym`,
    [tenant, id, `a_${randomUUID()}`],
  );
  return onlyPseudonym(drawn.rows);
}

function onlyPseudonym([row]: readonly { readonly pseudonym: string }[]): string {
  if (row === undefined) throw new Error("A row that was just written is not there");
  return row.pseudonym;
}

interface NewestActRow {
  readonly act: Act;
  readonly at: Date;
  readonly ownerBefore: Owner;
  readonly door: Door | null;
  readonly surface: string;
  readonly id: string;
}

/** What was done last to this conversation, which is locked by the caller; and the last of these acts. */
export async function newestActs(
  client: pg.PoolClient,
  { tenant }: Where,
  id: ConversationId,
  holding: readonly Act[],
): Promise<{ readonly newest: DoneAct | undefined; readonly newestHolding: DoneAct | undefined }> {
  const found = await client.query<NewestActRow & { readonly isNewest: boolean; readonly isHolding: boolean }>(
    `with done as (
       select a.seq, a.act, a.at, a.owner_before, a.person, a.act = any($3) as holds
       from deskgraph.conversations c
       join deskgraph.acts a on a.tenant_id = c.tenant_id and a.conversation = c.acts_as
       where c.tenant_id = $1 and c.id = $2
     )
     select a.act, a.at, a.owner_before as "ownerBefore", p.door, p.surface, p.person_id as id,
       a.seq = n.newest as "isNewest", a.seq = n.holding as "isHolding"
     from (select max(seq) as newest, max(seq) filter (where holds) as holding from done) n
     join done a on a.seq in (n.newest, n.holding)
     left join deskgraph.people p on p.tenant_id = $1 and p.pseudonym = a.person`,
    [tenant, id, holding],
  );
  const newest = found.rows.find(({ isNewest }) => isNewest);
  const held = found.rows.find(({ isHolding }) => isHolding);
  return { newest: newest && doneAct(newest), newestHolding: held && doneAct(held) };
}

function doneAct({ act, at, ownerBefore, door, surface, id }: NewestActRow): DoneAct {
  const person = door === null ? undefined : { door, id, ...(surface === "" ? {} : { surface }) };
  return { act, at: at.toISOString(), ownerBefore, person };
}

/** An act beside what is still known of the names in it. */
export interface ListedAct extends ChainedAct {
  /** Undefined: taken out of the shop's people. */
  readonly who: string | undefined;
  /** Undefined: the customer was erased. */
  readonly conversationId: ConversationId | undefined;
}

interface ListedRow extends Omit<ListedAct, "at" | "amount" | "who" | "conversationId"> {
  readonly time: Date;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly who: string | null;
  readonly conversationId: ConversationId | null;
}

/** In their order, those after the given one. */
export async function readActs(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ListedAct[]> {
  const found = await pool.query<ListedRow>(
    `select a.seq::float8 as seq, a.at as time, a.person, a.act, a.conversation, a.owner_before as "ownerBefore",
       a.amount_minor::float8 as minor, a.currency, a.previous, a.hash, c.id as "conversationId",
       concat_ws(' ', p.door, nullif(p.surface, ''), p.person_id) as who
     from deskgraph.acts a
     left join deskgraph.people p on p.tenant_id = a.tenant_id and p.pseudonym = a.person
     left join deskgraph.conversations c on c.tenant_id = a.tenant_id and c.acts_as = a.conversation
     where a.tenant_id = $1 and a.seq > $2 order by a.seq limit $3`,
    [tenant, after, limit],
  );
  return found.rows.map(({ time, minor, currency, who, conversationId, ...row }) => ({
    ...row,
    at: time.toISOString(),
    ...(minor === null || currency === null ? {} : { amount: { minor, currency } }),
    who: who || undefined,
    conversationId: conversationId ?? undefined,
  }));
}
