import type { ModelUses, UsedHour } from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

interface Row {
  readonly isShop: boolean;
  readonly hour: Date;
  readonly calls: number;
  readonly tokens: number;
}

/** What the chat model was asked for, counted in the home's database. The times are the caller's. */
export const createModelUses = ({ pool, tenant }: Home): ModelUses => ({
  count: async (uses) => {
    const rows = await pool.query<Row>(countSql, [
      tenant,
      uses[0].conversationId,
      uses[0].hour,
      uses.map(({ conversationId }) => conversationId),
      uses.map(({ hour }) => hour),
      uses.map(({ calls }) => calls),
      uses.map(({ tokens }) => tokens),
    ]);
    const usedBy = (isShop: boolean): UsedHour[] => rows.rows.filter((row) => row.isShop === isShop);
    return { customer: usedBy(false), shop: usedBy(true) };
  },
  claimTelling: async (turn, hour, isOncePerDay) => {
    const told = await pool.query(claimTellingSql, [tenant, hour, turn.id, isOncePerDay]);
    return told.rowCount === 1;
  },
});

/**
 * One statement, because it stands before every call of the model. Rows are written in one order, so that two processes
 * never wait for each other crosswise. A customer who was erased meanwhile is not counted, the shop is. What this very
 * statement wrote is not seen by its own reading, so both are put together.
 */
const countSql = `
  with given as (
    select g.* from unnest($4::text[], $5::timestamptz[], $6::integer[], $7::bigint[])
      as g (conversation_id, hour, calls, tokens)
  ), by_subject as (
    select c.customer_id as subject, g.hour, sum(g.calls)::integer as calls, sum(g.tokens)::bigint as tokens
    from given g join deskgraph.conversations c on c.tenant_id = $1 and c.id = g.conversation_id
    group by c.customer_id, g.hour
    union all
    select '', hour, sum(calls)::integer, sum(tokens)::bigint from given group by hour
  ), counted as (
    insert into deskgraph.model_use as known (tenant_id, subject, hour, calls, tokens)
    select $1, subject, hour, greatest(0, calls), greatest(0, tokens) from by_subject order by subject, hour
    on conflict on constraint model_use_pkey do update
      set calls = greatest(0, known.calls + (select b.calls from by_subject b
            where b.subject = known.subject and b.hour = known.hour)),
          tokens = greatest(0, known.tokens + (select b.tokens from by_subject b
            where b.subject = known.subject and b.hour = known.hour))
    returning subject, hour, calls, tokens
  ), asked as (
    select '' as subject
    union all
    select customer_id from deskgraph.conversations where tenant_id = $1 and id = $2
  ), seen as (
    select subject, hour, calls, tokens from counted
    union all
    select k.subject, k.hour, k.calls, k.tokens from deskgraph.model_use k
    where k.tenant_id = $1 and k.subject in (select subject from asked)
      and not exists (select from counted c where c.subject = k.subject and c.hour = k.hour)
  )
  select subject = '' as "isShop", hour, calls, tokens::float8 as tokens from seen
  where subject in (select subject from asked) and hour > $3::timestamptz - interval '24 hours'`;

const claimTellingSql = `
  update deskgraph.model_use set told_by = $3
  where tenant_id = $1 and subject = '' and hour = $2 and (told_by is null or told_by = $3)
    and not ($4 and exists (
      select from deskgraph.model_use earlier where earlier.tenant_id = $1 and earlier.subject = ''
        and earlier.hour < $2 and earlier.hour > $2::timestamptz - interval '24 hours'
        and earlier.told_by is not null))`;
