import { stat } from "node:fs/promises";
import type { Home } from "../../supabase/home/home.ts";
import { createGoodsTable } from "../../supabase/store/catalogue-table.ts";
import type { createStock } from "../../supabase/store/stock.ts";
import type { Config } from "../config/config.ts";
import { type Clock, ConfigError, type GoodsTable, type Log } from "../core/index.ts";
import { digestOf, keepGoods } from "../goods/keep-goods.ts";
import type { ShopCatalogue } from "../shop/catalogue.ts";
import { createLiveCatalogue, type LiveCatalogue } from "../shop/live-catalogue.ts";
import { catalogueOfTable } from "../shop/table-catalogue.ts";
import type { fetchGoods } from "./fetch-goods.ts";
import { sourceName } from "./read-goods-source.ts";
import { renewGoods } from "./renew-goods.ts";

interface ShelfOf {
  readonly config: Config;
  readonly home: Home;
  readonly log: Log;
  readonly now: Clock;
  readonly stock: ReturnType<typeof createStock> | undefined;
  /** In place of the network. */
  readonly fetch?: typeof fetchGoods | undefined;
}

/** What the shop sells now. */
export interface Shelf {
  readonly catalogue: LiveCatalogue;
  /** Reads the file or the address of the configuration anew. */
  renew(): Promise<void>;
  /** Shows what is in the table, where that is another version; begins with the file, where that changed. */
  look(): Promise<void>;
  /** What was wrong at the last reading. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** How soon a process shows what another one imported, and sees that its file changed. */
const lookEveryMs = 5_000;

/**
 * Goods live in the table, wherever they come from: a file and an address are put there whole, and every process shows
 * what is there. Goods that come with the configuration itself (the demo's, an embedder's) are shown as they are.
 */
export async function openShelf(of: ShelfOf): Promise<Shelf> {
  const { catalogue, goodsSource } = of.config;
  if (catalogue !== undefined && goodsSource === undefined) return stillShelf(catalogue, of);
  const table = createGoodsTable(of.home);
  await firstGoods(table, of);
  let problems: readonly string[] = [];
  const { live, look: show } = await shownFrom(table, of);
  const isChanged = fileWatch(of.config);
  const renew = async (): Promise<void> => {
    problems = await renewGoods({ ...of, table });
    await show();
  };
  const look = async (): Promise<void> => {
    if (await isChanged()) return renew();
    // Somebody has imported a list meanwhile.
    if (await show()) problems = [];
  };
  return { catalogue: live, renew, look, problems: () => problems, close: repeat(look, of.log) };
}

async function stillShelf(catalogue: ShopCatalogue, { stock }: ShelfOf): Promise<Shelf> {
  await stock?.count(countsOf(catalogue));
  const nothing = async (): Promise<void> => undefined;
  return {
    catalogue: createLiveCatalogue(catalogue),
    renew: nothing,
    look: nothing,
    problems: () => [],
    close: nothing,
  };
}

const countsOf = (catalogue: ShopCatalogue) => ({
  counts: catalogue.counts(),
  uncounted: catalogue.uncounted(),
  writtenAt: catalogue.writtenAt,
});

/** At the start somebody stands by: what the configuration names is taken, or the start fails with what is wrong. */
async function firstGoods(table: GoodsTable, of: ShelfOf): Promise<void> {
  const { config, now } = of;
  const { goodsSource: source, catalogue, shop } = config;
  if (source === undefined) return;
  const before = await table.version();
  if (source.kind === "file") {
    if (catalogue === undefined) return;
    const { writtenAt } = catalogue;
    const goods = { products: catalogue.products(), source: source.path, writtenAt, currency: shop.currency };
    await keepGoods(table, { ...goods, at: now(), isSure: true });
    return;
  }
  // The last good copy is there: an address that is away now must not keep a shop closed.
  if (before.source === sourceName(source)) return;
  const problems = await renewGoods({ ...of, table });
  if (problems.length > 0) throw new ConfigError(problems);
}

/** The table's goods, shown whole: another version takes the place of the first in one moment. */
async function shownFrom(table: GoodsTable, { config, log, stock }: ShelfOf) {
  let shown = "";
  const read = async (): Promise<ShopCatalogue> => {
    const { rows, version, writtenAt } = await table.read();
    shown = version;
    return catalogueOfTable(rows, config.shop.currency, writtenAt);
  };
  /** What was read with the configuration need not be read again where it is what the table has. */
  const first = async (): Promise<ShopCatalogue> => {
    const { version, digest } = await table.version();
    if (config.catalogue === undefined || digestOf(config.catalogue.products()) !== digest) return read();
    shown = version;
    return config.catalogue;
  };
  const live = createLiveCatalogue(await first());
  await stock?.count(countsOf(live.now()));
  const look = async (): Promise<boolean> => {
    if ((await table.version()).version === shown) return false;
    try {
      const next = await read();
      live.put(next);
      await stock?.count(countsOf(next));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      // Somebody wrote rows that are none; the goods of before are shown on.
      log.warn("catalogue.trouble", { reason: "table", count: error.problems.length });
    }
    return true;
  };
  return { live, look };
}

/** Whether the file was written since it was read last; one that is still being written is waited for. */
function fileWatch({ goodsSource: source, catalogue }: Config): () => Promise<boolean> {
  let readMs = catalogue?.writtenAt?.getTime();
  let seen = "";
  return async () => {
    if (source?.kind !== "file") return false;
    const now = await stat(source.path).catch(() => undefined);
    const [before, is] = [seen, `${now?.mtimeMs} ${now?.size}`];
    seen = is;
    if (now === undefined || is !== before || now.mtime.getTime() === readMs) return false;
    readMs = now.mtime.getTime();
    return true;
  };
}

/** Again and again; answers what ends it, which waits for what is under way. */
function repeat(work: () => Promise<void>, log: Log): () => Promise<void> {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work()
      .catch(() => log.warn("catalogue.trouble", { reason: "look" }))
      .finally(() => {
        running = undefined;
      });
  }, lookEveryMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
