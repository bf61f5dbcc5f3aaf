import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Config } from "../../src/config/config.ts";
import { loadShelf } from "../../src/config/load-shelf.ts";
import { silentLog, sku } from "../../src/core/index.ts";
import { goodsIn, keepGoods } from "../../src/goods/keep-goods.ts";
import { fetchGoods } from "../../src/parts/fetch-goods.ts";
import { openShelf, type Shelf } from "../../src/parts/open-shelf.ts";
import { createCatalogue } from "../../src/shop/catalogue.ts";
import type { Home } from "../../supabase/home/home.ts";
import { createGoodsTable } from "../../supabase/store/catalogue-table.ts";
import { createStock } from "../../supabase/store/stock.ts";
import { type Answer, serve } from "../fakes/serve.ts";
import { testConfig } from "../kit/app.ts";
import { freshHome } from "../kit/home.ts";
import { outsideOn } from "../kit/outside-on.ts";

const listOf = (...goods: readonly string[]): string => ["Код;Назва;Ціна;Залишок", ...goods].join("\n");
const [salt, sugar, tea] = ["S;Сіль;20;5", "C;Цукор;30;2", "T;Чай;90;1"];

let dir: string;
let home: Home;
let config: Config;
const open: Shelf[] = [];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "deskgraph-shelf-"));
  home = await freshHome();
  config = await testConfig();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((shelf) => shelf.close()));
  rmSync(dir, { recursive: true, force: true });
});

const shelfOf = async (of: Pick<Config, "catalogue" | "goodsSource">, fetch?: typeof fetchGoods): Promise<Shelf> => {
  const now = () => new Date();
  const shelf = await openShelf({ config: { ...config, ...of }, home, log: silentLog, now, stock: undefined, fetch });
  open.push(shelf);
  return shelf;
};
const fromTable = () => shelfOf({ catalogue: undefined, goodsSource: undefined });
const priceOn = ({ catalogue }: Shelf, code: string): number | undefined =>
  catalogue.bySku(sku(code))?.variant.price.minor;

describe("the goods of a file", () => {
  let file: string;
  let written = 0;
  const write = (...goods: readonly string[]): void => {
    writeFileSync(file, listOf(...goods));
    // Two writings within one tick of the clock are two all the same.
    written += 1;
    utimesSync(file, 1_700_000_000 + written, 1_700_000_000 + written);
  };
  const fromFile = async (): Promise<Shelf> => {
    const loaded = await loadShelf({ ...config.shop, catalogue: file }, dir);
    if (loaded === undefined || "problems" in loaded) throw new Error("the file is wrong");
    const catalogue = createCatalogue(loaded.products, "UAH", loaded.writtenAt);
    return shelfOf({ catalogue, goodsSource: { kind: "file", path: file } });
  };
  /** A file is read once it has stood still from one look to the next. */
  const lookTwice = async (shelf: Shelf): Promise<void> => {
    await shelf.look();
    await shelf.look();
  };
  beforeEach(() => {
    file = join(dir, "goods.csv");
    write(salt, sugar);
  });

  it("are shown anew when it is written anew, without a restart, by every process of the shop", async () => {
    const shelf = await fromFile();
    const other = await fromTable();
    expect(priceOn(other, "S")).toBe(2_000);
    const held = shelf.catalogue.now();
    write("S;Сіль;25;5", sugar, tea);
    await shelf.look();
    expect(priceOn(shelf, "S")).toBe(2_000);
    await shelf.look();
    await other.look();
    for (const each of [shelf, other]) expect([priceOn(each, "S"), priceOn(each, "T")]).toEqual([2_500, 9_000]);
    expect(shelf.catalogue.kinds).toEqual(["сіль", "цукор", "чай"]);
    // Who asks several things in one moment hears of one list.
    expect([held.bySku(sku("S"))?.variant.price.minor, held.bySku(sku("T"))]).toEqual([2_000, undefined]);
  });

  it("stay as they are when it is wrong, and what is wrong is told", async () => {
    const shelf = await fromFile();
    write("S;Сіль;1.590;5", sugar);
    await lookTwice(shelf);
    expect(shelf.problems()).toEqual([expect.stringContaining("line 2")]);
    expect(priceOn(shelf, "S")).toBe(2_000);
    write("S;Сіль;21;5", sugar);
    await lookTwice(shelf);
    expect([priceOn(shelf, "S"), shelf.problems()]).toEqual([2_100, []]);
  });

  it("stay as they are when most of them are gone from it", async () => {
    write(salt, sugar, tea);
    const shelf = await fromFile();
    write(salt);
    await lookTwice(shelf);
    expect(priceOn(shelf, "T")).toBe(9_000);
    expect(shelf.problems()).toEqual([expect.stringContaining("catalogue import --yes")]);
  });

  it("that says no number never run out, also where they had one before", async () => {
    const shelf = await fromFile();
    const stock = createStock(home);
    await stock.count({ counts: shelf.catalogue.counts() });
    write("S;Сіль;20;є", sugar);
    await lookTwice(shelf);
    await stock.count({ counts: shelf.catalogue.counts(), uncounted: shelf.catalogue.uncounted() });
    const take = (order: string, quantity: number) =>
      stock.take(order as never, [{ sku: sku("S"), quantity }], { holdHours: 1 });
    expect(await take("o_1", 10)).toEqual([]);
    expect(await take("o_2", 10)).toEqual([]);
  });
});

describe("the goods of the table", () => {
  it("are shown anew when somebody changes a row by hand", async () => {
    const table = createGoodsTable(home);
    const goods = config.catalogue?.products() ?? [];
    await keepGoods(table, { products: goods, currency: "UAH", source: "demo", at: new Date(), isSure: true });
    const shelf = await fromTable();
    const [first] = goods;
    await home.pool.query(
      `update deskgraph.catalogue_products set title = '{"uk": "Інша назва"}' where tenant_id = $1 and id = $2`,
      [home.tenant, first?.id],
    );
    await shelf.look();
    expect(shelf.catalogue.byCode(first?.id ?? "")?.title.uk).toBe("Інша назва");
    expect((await table.version()).digest).toBeUndefined();
  });

  it("come back as they were put there, in their order", async () => {
    const table = createGoodsTable(home);
    const goods = config.catalogue?.products() ?? [];
    const keep = { products: goods, currency: "UAH", source: "demo", at: new Date(), isSure: true };
    expect(await keepGoods(table, keep)).toMatchObject({ is: "kept", change: { gone: [], changed: [] } });
    expect(await goodsIn(table, "UAH")).toEqual(goods);
    expect(await keepGoods(table, keep)).toEqual({ is: "same" });
  });
});

describe("the goods of an address", () => {
  it("are asked for by what is newer, and shown on while the address is away, also after a restart", async () => {
    let [answer, asked]: [Answer, number] = [{ status: 200, body: Buffer.from(listOf(salt, sugar)) }, 0];
    const server = await serve({
      fault: () => "none",
      apply: ({ headers }) => {
        asked += 1;
        const tag = `"${answer.status === 200 ? Buffer.from(answer.body as Uint8Array).toString("hex") : ""}"`;
        return headers["if-none-match"] === tag ? { status: 304 } : { ...answer, headers: { etag: tag } };
      },
    });
    try {
      const { outside, at } = outsideOn(server);
      const fetch: typeof fetchGoods = (address, known) => fetchGoods(address, known, { outside });
      const from = { catalogue: undefined, goodsSource: { kind: "address", url: at("/list") } } as const;
      const shelf = await shelfOf(from, fetch);
      expect([priceOn(shelf, "S"), asked]).toEqual([2_000, 1]);
      await shelf.renew();
      expect(shelf.problems()).toEqual([]);
      answer = { status: 200, body: Buffer.from(listOf("S;Сіль;27;5", sugar)) };
      await shelf.renew();
      expect(priceOn(shelf, "S")).toBe(2_700);
      answer = { status: 503 };
      await shelf.renew();
      expect(shelf.problems()).toEqual([expect.stringContaining("503")]);
      expect(priceOn(await shelfOf(from, fetch), "S")).toBe(2_700);
    } finally {
      await server.stop();
    }
  });

  it("that never answered stop the first start with one line", async () => {
    const url = "http://127.0.0.1/list";
    const from = { catalogue: undefined, goodsSource: { kind: "address", url } } as const;
    await expect(shelfOf(from)).rejects.toThrow("in our own network");
  });
});
