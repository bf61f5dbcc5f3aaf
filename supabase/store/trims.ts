import type { TrimPlace, Trims, TrimWork } from "../../src/core/index.ts";
import type { BatchedPostgresSaver } from "../checkpoints/checkpointer.ts";
import { countOldCheckpoints, pruneOldCheckpoints } from "../checkpoints/old-checkpoints.ts";
import type { TenantTables } from "./tenant-tables.ts";
import { holdSql } from "./trim-holds.ts";

type Tables = Pick<TenantTables, "pool" | "tenant">;
type RowWork = Extract<TrimWork, { readonly before: Date }>;

/** How old a row of `t` is counted from, and what tells it from others of the same moment. */
const rows: Readonly<Record<string, { readonly at: string; readonly id: string }>> = {
  "deskgraph.inbounds": { at: "t.accepted_at", id: "t.id" },
  "deskgraph.transcript": { at: "t.said_at", id: "t.entry_id" },
  "deskgraph.outbox": { at: "t.settled_at", id: "t.key" },
  "deskgraph.turns": { at: "t.done_at", id: "t.id" },
  "deskgraph.episodes": { at: "t.opened_at", id: "t.id" },
  "deskgraph.orders": { at: "t.placed_at", id: "t.id" },
  "deskgraph.shadows": { at: "t.at", id: "t.turn_id" },
  "deskgraph.draft_edits": { at: "t.at", id: "t.id" },
  "deskgraph.questions": { at: "t.asked_at", id: "t.turn_id || '/' || t.place" },
  "deskgraph.timers": { at: "t.fired_at", id: "t.conversation_id || '/' || t.name" },
  "deskgraph.schedule_runs": { at: "t.slot", id: "t.name" },
  "deskgraph.payment_links": { at: "t.made_at", id: "t.id" },
  "deskgraph.order_numbers": { at: "t.created_at", id: "t.order_id" },
  "deskgraph.stock_takes": { at: "t.taken_at", id: "t.order_id || '/' || t.sku" },
  "deskgraph.tickets": { at: "greatest(t.linked_at, t.vendor_updated_at::timestamptz)", id: "t.ticket_id" },
  "deskgraph.connected_accounts": { at: "t.decided_at", id: "t.connection" },
  "deskgraph.budgets": {
    at: "coalesce(greatest(t.slots[cardinality(t.slots)], t.paused_until), '-infinity')",
    id: "t.budget",
  },
  "deskgraph.model_use": { at: "t.hour", id: "t.subject" },
};

/** What is taken out of a row, but for the fields that stay. Texts and lists stay there, empty: readers expect them. */
const emptied: Readonly<Record<string, (isKept: string) => string>> = {
  "deskgraph.inbounds": (isKept) => `raw = '', trace = null, body = (
    select jsonb_object_agg(key, case
      when ${isKept} then value when jsonb_typeof(value) = 'string' then '""'::jsonb else '[]'::jsonb end)
    from jsonb_each(t.body) where ${isKept} or jsonb_typeof(value) in ('string', 'array')
  )`,
  "deskgraph.outbox": (isKept) => `receipt = null, detail = null, trace = null, payload = (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(t.payload) where ${isKept}
  )`,
};

/** A transaction of so many is over in some milliseconds, and a customer's turn gets in between two of them. */
const batchCount = 200;

export const createTrims = (at: Tables, checkpointer: BatchedPostgresSaver): Trims => ({
  trim: (work, from) =>
    "before" in work ? trimBatch(at, work, from) : pruneOldCheckpoints(at, checkpointer, batchCount, from),
  due: (work) => ("before" in work ? countDue(at, work) : countOldCheckpoints(at)),
});

/** Values of one statement; adding one answers the name it has there. */
function parameters(): { readonly values: unknown[]; add(value: unknown): string } {
  const values: unknown[] = [];
  return { values, add: (value) => `$${values.push(value)}` };
}
type Parameters = ReturnType<typeof parameters>;

async function trimBatch({ pool, tenant }: Tables, work: RowWork, from?: TrimPlace): ReturnType<Trims["trim"]> {
  const { table } = work;
  const { at, id } = rowsOf(table);
  const of = parameters();
  const old = isOld(work, tenant, of);
  const place = of.add(from ?? null);
  const batch = await pool.query<{ readonly count: number; readonly seen: number; readonly last: TrimPlace | null }>(
    `with candidates as materialized (
       select t.ctid as place, ${at} as at, ${id} as id from ${table} t
       where ${old}
         and (${place}::jsonb is null or (${at}, ${id}) > ((${place}::jsonb ->> 0)::timestamptz, ${place}::jsonb ->> 1))
       order by ${at}, ${id} limit ${batchCount}
     ), changed as (${change(work, `t.ctid = c.place and ${old} and ${isFree(work, of)}`, of)} returning 1)
     select (select count(*)::int from changed) as count, (select count(*)::int from candidates) as seen,
       (select jsonb_build_array(at::text, id)::text from candidates order by at desc, id desc limit 1) as last`,
    of.values,
  );
  const { count = 0, seen = 0, last = null } = batch.rows[0] ?? {};
  return seen < batchCount || last === null ? { count } : { count, next: last };
}

function change({ table, step }: RowWork, where: string, of: Parameters): string {
  if (step.does !== "empty") return `delete from ${table} t using candidates c where ${where}`;
  const empty = emptied[table];
  if (empty === undefined) throw new Error(`Nobody said what to take out of a row of ${table}`);
  return `update ${table} t set trimmed_at = now(), ${empty(`key = any(${of.add(step.keeps)}::text[])`)} from candidates c where ${where}`;
}

async function countDue({ pool, tenant }: Tables, work: RowWork): Promise<number> {
  const of = parameters();
  const found = await pool.query<{ count: number }>(
    `select count(*)::int as count from ${work.table} t where ${isOld(work, tenant, of)} and ${isFree(work, of)}`,
    of.values,
  );
  return found.rows[0]?.count ?? 0;
}

function rowsOf(table: string): { readonly at: string; readonly id: string } {
  const known = rows[table];
  if (known === undefined) throw new Error(`Nobody said how old a row of ${table} is`);
  return known;
}

/** As the indexes ask for it. */
function isOld({ table, step, before }: RowWork, tenant: string, of: Parameters): string {
  const old = `t.tenant_id = ${of.add(tenant)} and ${rowsOf(table).at} < ${of.add(before)}::timestamptz`;
  if (emptied[table] === undefined) return old;
  return `${old} and t.trimmed_at is ${step.does === "forget" ? "not null" : "null"}`;
}

/** Of a kind that the step is about, and nothing holds it. */
function isFree({ step }: RowWork, of: Parameters): string {
  const kinds = [
    ...(step.kinds ? [`t.kind = any(${of.add(step.kinds)}::text[])`] : []),
    ...(step.notKinds ? [`t.kind <> all(${of.add(step.notKinds)}::text[])`] : []),
  ];
  return [...kinds, "true", ...step.unless.map((hold) => `not coalesce(${holdSql[hold]}, false)`)].join(" and ");
}
