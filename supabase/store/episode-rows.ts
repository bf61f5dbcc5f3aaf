import {
  type ChangedChat,
  type Episode,
  type KeptEpisode,
  money,
  type Owner,
  type Rating,
} from "../../src/core/index.ts";
import type { TenantTables } from "./tenant-tables.ts";

/** An episode as the table has it, but for the orders. */
export const rowOf = ({ id, channel }: ChangedChat, of: Episode): Readonly<Record<string, unknown>> => ({
  conversation_id: id,
  channel,
  opened_at: time(of.openedMs),
  last_at: time(of.lastMs),
  owner: of.owner,
  ai_at: time(of.aiMs),
  person_at: time(of.personMs),
  handed_off_at: time(of.calledMs),
  reason: of.reason,
  urgency: of.urgency,
  taken_at: time(of.takenMs),
  person: of.person,
  given_back_at: time(of.givenBackMs),
  closed_at: time(of.closedMs),
  closed_by: of.closedBy,
  reopened_count: of.reopenedCount,
  model_calls: of.spent.calls,
  model_tokens: of.spent.tokens,
  model_cost_micros: of.spent.costMicros,
  wait_ms: of.waitMs,
  owed_since: time(of.owedSinceMs),
  first_response_ms: of.firstResponseMs,
  next_response_ms: of.nextResponseMs,
  resolution_ms: of.resolutionMs,
  asked_at: time(of.askedMs),
  rating: of.rating,
  rated_at: time(of.ratedMs),
});

const time = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

interface Row {
  readonly id: string;
  readonly opened: string;
  readonly openedMs: number;
  readonly lastMs: number;
  readonly owner: Owner;
  readonly aiMs: number | null;
  readonly personMs: number | null;
  readonly calledMs: number | null;
  readonly reason: string | null;
  readonly urgency: string | null;
  readonly takenMs: number | null;
  readonly person: string | null;
  readonly givenBackMs: number | null;
  readonly closedMs: number | null;
  readonly closedBy: string | null;
  readonly reopenedCount: number;
  readonly calls: number;
  readonly tokens: number;
  readonly costMicros: number;
  readonly waitMs: number | null;
  readonly owedSinceMs: number | null;
  readonly firstResponseMs: number | null;
  readonly nextResponseMs: readonly number[];
  readonly resolutionMs: number | null;
  readonly askedMs: number | null;
  readonly rating: Rating | null;
  readonly ratedMs: number | null;
  readonly orderCount: number;
  readonly orderedMinor: number;
  readonly paidMinor: number;
  readonly currency: string | null;
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const columns = `
  id, opened_at::text as opened, ${ms("opened_at")} as "openedMs", ${ms("last_at")} as "lastMs", owner,
  ${ms("ai_at")} as "aiMs", ${ms("person_at")} as "personMs", ${ms("handed_off_at")} as "calledMs", reason, urgency,
  ${ms("taken_at")} as "takenMs", person, ${ms("given_back_at")} as "givenBackMs", ${ms("closed_at")} as "closedMs", closed_by as "closedBy",
  reopened_count as "reopenedCount", model_calls as calls, model_tokens::float8 as tokens,
  model_cost_micros::float8 as "costMicros", wait_ms::float8 as "waitMs", ${ms("owed_since")} as "owedSinceMs",
  first_response_ms::float8 as "firstResponseMs", next_response_ms::float8[] as "nextResponseMs",
  resolution_ms::float8 as "resolutionMs", ${ms("asked_at")} as "askedMs", rating, ${ms("rated_at")} as "ratedMs",
  order_count as "orderCount", ordered_minor::float8 as "orderedMinor", paid_minor::float8 as "paidMinor", currency`;

/** A year of a busy shop is read in parts. */
const rowsAtOnce = 2_000;

export async function* readEpisodes(
  { pool, tenant }: Pick<TenantTables, "pool" | "tenant">,
  from: Date,
  to: Date,
): AsyncGenerator<readonly KeptEpisode[]> {
  let last: Pick<Row, "opened" | "id"> | undefined;
  do {
    const found = await pool.query<Row>(
      `select ${columns} from deskgraph.episodes
       where tenant_id = $1 and opened_at >= $2 and opened_at < $3
         and ($4::timestamptz is null or (opened_at, id) > ($4, $5))
       order by opened_at, id limit ${rowsAtOnce}`,
      [tenant, from, to, last?.opened ?? null, last?.id ?? null],
    );
    if (found.rows.length > 0) yield found.rows.map(episodeOf);
    last = found.rows.length === rowsAtOnce ? found.rows.at(-1) : undefined;
  } while (last !== undefined);
}

function episodeOf({ id: _id, opened: _opened, ...row }: Row): KeptEpisode {
  const { calls, tokens, costMicros, orderedMinor, paidMinor, currency, ...rest } = row;
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return {
    ...(known as Pick<
      KeptEpisode,
      "openedMs" | "lastMs" | "owner" | "reopenedCount" | "nextResponseMs" | "orderCount"
    >),
    spent: { calls, tokens, costMicros },
    ordered: currency === null ? undefined : money(orderedMinor, currency),
    paid: currency === null ? undefined : money(paidMinor, currency),
  };
}
