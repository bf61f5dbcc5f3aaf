import { createGoodsTable } from "../../supabase/store/catalogue-table.ts";
import type { GoodsSource } from "../config/load-shelf.ts";
import type { Output } from "../console/output.ts";
import { BadInput, type Product as Goods, type GoodsTable } from "../core/index.ts";
import { compareGoods } from "../goods/compare-goods.ts";
import { goodsIn, keepGoods } from "../goods/keep-goods.ts";
import { readGoodsSource, sourceName } from "../parts/read-goods-source.ts";
import { skusUnknownToCrm } from "./crm-skus.ts";
import type { Product } from "./product.ts";
import { productCommand } from "./product-command.ts";
import { printChange, printPreview, printReading } from "./show-goods.ts";

const verbs = ["import", "check", "diff"] as const;
type Verb = (typeof verbs)[number];

export const catalogueCommand = productCommand({
  name: "catalogue",
  summary: "import the shop's goods from its own export",
  details:
    "Takes what Prom.ua, Horoshop, Shopify, WooCommerce, Google and Meta export, YML feeds, and lists kept by hand: .csv, " +
    ".tsv, .xlsx, .xml, or an address of one. Without a file it is the one of the setting catalogue. Nothing is changed " +
    "unless the whole list can be read.",
  words: [
    { name: "ACTION", about: "check, diff or import" },
    { name: "FILE", about: "a file, or an address that begins with https://", isOptional: true, isPath: true },
  ],
  options: { yes: { about: "import also where more than half of the goods would go" } },
  examples: [
    { line: "catalogue check export.xlsx", about: "what is wrong, and how goods would look" },
    { line: "catalogue diff export.xlsx", about: "what would be new, changed and gone" },
    { line: "catalogue import https://shop.example/feed.xml", about: "the goods of now, at once" },
  ],
  work: async (product, { words: [action, name], options }, out) => {
    const verb = verbs.find((each) => each === action);
    if (verb === undefined) throw new BadInput(`"catalogue" knows: ${verbs.join(", ")}.`);
    const source = sourceMeant(product, verb, name);
    return run({ product, verb, source, isSure: options["yes"] !== undefined, out });
  },
});

function sourceMeant({ config }: Product, verb: Verb, name: string | undefined): GoodsSource {
  const { goodsSource } = config;
  const named: GoodsSource | undefined =
    name === undefined
      ? goodsSource
      : /^https?:\/\//i.test(name)
        ? { kind: "address", url: name }
        : { kind: "file", path: name };
  if (named === undefined) throw new BadInput("Name a file or an address; the setting catalogue has none.");
  if (verb === "import" && goodsSource !== undefined && sourceName(named) !== sourceName(goodsSource)) {
    throw new BadInput(
      `The setting catalogue names ${sourceName(goodsSource)}, and the product follows that. ` +
        'Name this one there, or set catalogue: "table" to import by command alone.',
    );
  }
  return named;
}

interface Run {
  readonly product: Product;
  readonly verb: Verb;
  readonly source: GoodsSource;
  readonly isSure: boolean;
  readonly out: Output;
}

async function run(of: Run): Promise<number> {
  const { product, verb, source, out } = of;
  const { currency, goods: settings } = product.config.shop;
  const table = createGoodsTable(await product.home());
  const before = await goodsIn(table, currency);
  const known = new Set(before.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  const onRow = (count: number): void => {
    if (count % 1_000 === 0) out.progress("Lines read", count);
  };
  const read = await readGoodsSource(source, { settings, currency, now: new Date(), known, onRow });
  out.progress("Lines read", 0, 0);
  if (read === undefined) throw new Error("an address that is asked anew answers");
  printReading(read, out);
  if ("problems" in read.loaded) return 1;
  const { products } = read.loaded;
  if (verb !== "diff") printPreview(products, out);
  if (before.length > 0) printChange(compareGoods(before, products), out);
  if (verb === "check") return checkAtCrm(product, products, out);
  return verb === "diff" ? 0 : keep(of, table, { ...read.origin, products });
}

async function keep({ product, isSure, out }: Run, table: GoodsTable, goods: GoodsRead): Promise<number> {
  const { shop } = product.config;
  const kept = await keepGoods(table, { ...goods, currency: shop.currency, at: new Date(), isSure });
  if (kept.is === "most_gone") {
    out.print("More than half of the goods would go. Nothing was changed; where that is meant, add --yes.");
    return 1;
  }
  out.print(
    kept.is === "same" ? "These goods are there already." : "Imported. The product shows them within 10 seconds.",
  );
  if (shop.catalogue === "demo")
    out.print('Set catalogue: "table" in deskgraph.config.ts: until then the demo goods are sold.');
  return 0;
}

const mostSkus = 20;

type GoodsRead = { readonly products: readonly Goods[]; readonly source: string };

async function checkAtCrm(product: Product, products: readonly Goods[], out: Output): Promise<number> {
  const unknown = await skusUnknownToCrm(product, products);
  if (unknown === undefined) return 0;
  if ("outcome" in unknown) {
    out.print(`The CRM could not be asked for its SKUs (${unknown.code}).`);
    return 1;
  }
  if (unknown.length === 0) {
    out.print("The CRM knows every SKU.");
    return 0;
  }
  const what = unknown.length === 1 ? "1 SKU; an order with it" : `${unknown.length} SKUs; an order with one of them`;
  out.print(`The CRM does not know ${what} would fail: ${unknown.slice(0, mostSkus).join(", ")}`);
  return 1;
}
