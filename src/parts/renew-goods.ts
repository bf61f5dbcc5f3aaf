import type { Config } from "../config/config.ts";
import type { Clock, GoodsTable, Log } from "../core/index.ts";
import { goodsIn, keepGoods } from "../goods/keep-goods.ts";
import type { fetchGoods } from "./fetch-goods.ts";
import { readGoodsSource } from "./read-goods-source.ts";

interface RenewDeps {
  readonly config: Pick<Config, "goodsSource" | "shop">;
  readonly table: GoodsTable;
  readonly log: Log;
  readonly now: Clock;
  readonly fetch?: typeof fetchGoods | undefined;
}

const mostGone =
  'more than half of the goods are not in it any more; where that is meant, say "deskgraph catalogue import --yes"';

/** Reads what the configuration names, and keeps its goods where they are whole. Answers what was wrong. */
export async function renewGoods({ config, table, log, now, fetch }: RenewDeps): Promise<readonly string[]> {
  const { goodsSource: source, shop } = config;
  if (source === undefined) return [];
  const { currency, goods: settings } = shop;
  const before = await table.version();
  const known = new Set((await goodsIn(table, currency)).flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const of = { settings, currency, now: now(), known, before, ...(fetch === undefined ? {} : { fetch }) };
  const read = await readGoodsSource(source, of);
  if (read === undefined) return [];
  const { loaded, origin } = read;
  if ("problems" in loaded) {
    log.warn("catalogue.trouble", { reason: "unreadable", count: loaded.problems.length });
    return loaded.problems;
  }
  const isSure = before.source !== origin.source;
  const kept = await keepGoods(table, { ...origin, products: loaded.products, currency, isSure, at: now() });
  if (kept.is === "most_gone") {
    log.warn("catalogue.trouble", { reason: "most_gone", count: kept.change.gone.length });
    return [`catalogue ${origin.source}: ${mostGone}`];
  }
  if (kept.is === "kept") log.info("catalogue.taken", { count: loaded.products.length });
  return [];
}
