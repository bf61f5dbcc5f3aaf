import type pg from "pg";
import {
  type Clock,
  type CountsRead,
  lackingFor,
  newCounts,
  type OrderId,
  oversoldBy,
  type Pieces,
  piecesOf,
  type Sku,
  type Stock,
  type StockAtHand,
  type Take,
} from "../../src/core/index.ts";
import type { Home } from "../home/home.ts";
import { inTransaction } from "../home/in-transaction.ts";
import { createStockLooks } from "./stock-looks.ts";

const hourMs = 3_600_000;

type Shelf = Pick<Home, "tenant">;

/** The stock of a shop, with the numbers of its catalogue. */
interface CountedStock extends Stock {
  /** The shop's own numbers, each time they were read. */
  count(read: Omit<CountsRead, "readAt">): Promise<void>;
}

export function createStock(home: Home, now: Clock = () => new Date()): CountedStock {
  const looks = createStockLooks(home, now);
  return {
    look: looks.look,
    ...stockIn((work) => changed(home, work), home, now),
    count: async (read) => looks.countedAt(await storeCounts(home, { ...read, readAt: now() })),
  };
}

type Changed = <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;

/** Each change in a transaction of its own, or in the caller's. */
export function stockIn(change: Changed, home: Shelf, now: Clock): Omit<Stock, "look"> {
  return {
    take: (order, lines, { holdHours, instead }) =>
      change(async (client) => {
        const pieces = piecesOf(lines);
        const at = now();
        const hand = await atHand(client, home, pieces, [order, ...(instead === undefined ? [] : [instead])]);
        const lacking = lackingFor({ order, instead }, pieces, hand, at);
        if (lacking.length > 0) return lacking;
        if (instead !== undefined && instead !== order) await giveBack(client, home, instead);
        await write(client, home, { order, pieces, at, until: new Date(at.getTime() + holdHours * hourMs) });
        return lacking;
      }),
    sell: (order, lines) =>
      change(async (client) => {
        const pieces = piecesOf(lines);
        const at = now();
        const hand = await atHand(client, home, pieces, [order]);
        await write(client, home, { order, pieces, at, until: null });
        return oversoldBy(order, pieces, hand, at);
      }),
    release: (order) => change((client) => giveBack(client, home, order)),
  };
}

/** Changes of one shop come one after the other: each locks its version first. */
const changed = <T>(home: Home, work: (client: pg.PoolClient, version: string) => Promise<T>): Promise<T> =>
  inTransaction(home.pool, async (client) => work(client, await lockVersion(client, home)));

/** Until the end of the transaction nobody else changes this shop's stock. Answers the version. */
export async function lockVersion(client: pg.PoolClient, { tenant }: Shelf): Promise<string> {
  const { rows } = await client.query<{ version: string }>(
    `insert into deskgraph.stock_versions as known (tenant_id, version) values ($1, 1)
     on conflict on constraint stock_versions_pkey do update set version = known.version + 1
     returning version`,
    [tenant],
  );
  return rows[0]?.version ?? "0";
}

async function atHand(
  client: pg.PoolClient,
  { tenant }: Shelf,
  pieces: readonly Pieces[],
  orders: readonly OrderId[],
): Promise<StockAtHand> {
  const skus = pieces.map(({ sku }) => sku);
  const counts = await client.query<{ sku: Sku; counted: number }>(
    "select sku, counted from deskgraph.stock_counts where tenant_id = $1 and sku = any($2)",
    [tenant, skus],
  );
  const takes = await client.query<Take>(
    `select order_id as "order", sku, quantity, state, held_until as until from deskgraph.stock_takes
     where tenant_id = $1 and (sku = any($2) and state in ('held', 'sold') or order_id = any($3))`,
    [tenant, skus, orders],
  );
  return { counts: new Map(counts.rows.map(({ sku, counted }) => [sku, counted])), takes: takes.rows };
}

interface Taking {
  readonly order: OrderId;
  readonly pieces: readonly Pieces[];
  readonly at: Date;
  /** Null for what is sold. */
  readonly until: Date | null;
}

/** What is sold already keeps the time of its sale, and what the shop has counted off stays counted off. */
const write = (client: pg.PoolClient, { tenant }: Shelf, { order, pieces, at, until }: Taking) =>
  client.query(
    `insert into deskgraph.stock_takes as known (tenant_id, order_id, sku, quantity, state, held_until, taken_at)
     select $1, $2, u.sku, u.quantity, case when $5::timestamptz is null then 'sold' else 'held' end, $5, $6
     from unnest($3::text[], $4::int[]) as u (sku, quantity)
     on conflict on constraint stock_takes_pkey do update
       set quantity = excluded.quantity, state = excluded.state, held_until = excluded.held_until,
         taken_at = excluded.taken_at
       where known.state = 'held' or known.state = 'sold' and excluded.state = 'held'`,
    [tenant, order, pieces.map(({ sku }) => sku), pieces.map(({ quantity }) => quantity), until, at],
  );

async function giveBack(client: pg.PoolClient, { tenant }: Shelf, order: OrderId): Promise<void> {
  await client.query("delete from deskgraph.stock_takes where tenant_id = $1 and order_id = $2", [tenant, order]);
}

/** Answers the version in which the numbers of this catalogue hold. */
const storeCounts = (home: Home, read: CountsRead): Promise<string> =>
  changed(home, async (client, version) => {
    const known = await client.query<{ sku: Sku; counted: number; at: Date }>(
      "select sku, counted, counted_at as at from deskgraph.stock_counts where tenant_id = $1",
      [home.tenant],
    );
    const { uncounted = [] } = read;
    if (uncounted.length > 0) {
      await client.query("delete from deskgraph.stock_counts where tenant_id = $1 and sku = any($2)", [
        home.tenant,
        uncounted,
      ]);
    }
    const fresh = newCounts(new Map(known.rows.map(({ sku, counted, at }) => [sku, { counted, at }])), read);
    if (fresh.size === 0) return version;
    await client.query(
      `with fresh as (
         insert into deskgraph.stock_counts (tenant_id, sku, counted, counted_at, version)
         select $1, u.sku, u.counted, u.at, $5
         from unnest($2::text[], $3::int[], $4::timestamptz[]) as u (sku, counted, at)
         on conflict on constraint stock_counts_pkey do update
           set counted = excluded.counted, counted_at = excluded.counted_at, version = excluded.version
         returning sku, counted_at
       )
       update deskgraph.stock_takes as t set state = 'counted'
       from fresh where t.tenant_id = $1 and t.sku = fresh.sku and t.state = 'sold' and t.taken_at <= fresh.counted_at`,
      [
        home.tenant,
        [...fresh.keys()],
        [...fresh.values()].map(({ counted }) => counted),
        [...fresh.values()].map(({ at }) => at),
        version,
      ],
    );
    return version;
  });
