import {
  type Clock,
  levelsAt,
  type OrderId,
  type Sku,
  type StockLevels,
  type TakenArticle,
  type TurnId,
} from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";

/** As many turns as a process has in work at one time, and more. */
const turnsMaxCount = 500;

interface Row {
  readonly sku: Sku;
  readonly counted: number;
  readonly sold: number;
  readonly held: readonly { readonly order: OrderId; readonly quantity: number; readonly until: string }[];
}

/** What is taken, and the version of the shop's stock in which it is. */
interface Known {
  readonly version: string;
  readonly articles: readonly TakenArticle[];
}
const nothing: Known = { version: "0", articles: [] };

/** One look a turn; what was read stays known as long as nothing changes. */
export function createStockLooks(home: Home, now: Clock) {
  const turns = new Map<TurnId, Promise<StockLevels>>();
  let known = nothing;
  let countedAt = nothing.version;

  async function lookNow(): Promise<StockLevels> {
    known = (await readTaken(home, known.version, countedAt)) ?? known;
    return levelsAt(known.articles, now());
  }

  async function look(turn: TurnId): Promise<StockLevels> {
    const looked = turns.get(turn) ?? lookNow();
    turns.set(turn, looked);
    for (const oldest of [...turns.keys()].slice(0, Math.max(0, turns.size - turnsMaxCount))) turns.delete(oldest);
    try {
      return await looked;
    } catch (error) {
      turns.delete(turn);
      throw error;
    }
  }

  return {
    look,
    /** What another process counts after this version is newer than the catalogue of this one. */
    countedAt: (version: string): void => {
      countedAt = version;
      known = nothing;
    },
  };
}

/**
 * One small statement: only the version is read while that stays the same. Articles of which nothing is taken are not
 * read, but for those that another process has counted since. Undefined: nothing has changed.
 */
async function readTaken({ pool, tenant }: Home, version: string, countedAt: string): Promise<Known | undefined> {
  const { rows } = await pool.query<{ version: string; articles: readonly Row[] | null }>(
    `select v.version, case when v.version <> $2 then (
       select coalesce(jsonb_agg(jsonb_build_object('sku', c.sku, 'counted', c.counted,
         'sold', coalesce(t.sold, 0), 'held', coalesce(t.held, '[]'))), '[]')
       from deskgraph.stock_counts c left join (
         select sku, sum(quantity) filter (where state = 'sold') as sold,
           jsonb_agg(jsonb_build_object('order', order_id, 'quantity', quantity, 'until', held_until))
             filter (where state = 'held') as held
         from deskgraph.stock_takes where tenant_id = $1 and state in ('held', 'sold') group by sku
       ) as t on t.sku = c.sku
       where c.tenant_id = $1 and (t.sku is not null or c.version > $3)
     ) end as articles
     from deskgraph.stock_versions v where v.tenant_id = $1`,
    [tenant, version, countedAt],
  );
  const [row] = rows;
  return row?.articles ? { version: row.version, articles: row.articles.map(articleOf) } : undefined;
}

const articleOf = ({ held, ...row }: Row): TakenArticle => ({
  ...row,
  held: held.map(({ until, ...hold }) => ({ ...hold, until: new Date(until) })),
});
