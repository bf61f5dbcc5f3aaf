import { createHash } from "node:crypto";
import type { GoodsOrigin, GoodsTable, Product } from "../core/index.ts";
import { productsFromJson } from "../shop/load-catalogue.ts";
import { rowOf } from "../shop/product-row.ts";
import { compareGoods, type GoodsChange, losesMost } from "./compare-goods.ts";

interface NewGoods extends Omit<GoodsOrigin, "digest"> {
  readonly products: readonly Product[];
  readonly currency: string;
  readonly at: Date;
  /** Most of the goods may go. */
  readonly isSure: boolean;
}

type Kept =
  /** They stand there already. */
  | { readonly is: "same" }
  | { readonly is: "kept"; readonly change: GoodsChange }
  /** More than half of what was there would go: nothing was changed. */
  | { readonly is: "most_gone"; readonly change: GoodsChange };

/** Puts whole goods in place of all that are in the table, unless too many would vanish. */
export async function keepGoods(table: GoodsTable, { products, currency, isSure, ...origin }: NewGoods): Promise<Kept> {
  const digest = digestOf(products);
  if ((await table.version()).digest === digest) return { is: "same" };
  const change = compareGoods(await goodsIn(table, currency), products);
  if (!isSure && losesMost(change)) return { is: "most_gone", change };
  await table.replace(products.map(rowOf), { ...origin, digest });
  return { is: "kept", change };
}

/** Equal goods have an equal one. */
export function digestOf(products: readonly Product[]): string {
  const hash = createHash("sha256");
  for (const product of products) hash.update(JSON.stringify(rowOf(product)));
  return hash.digest("hex");
}

/** What the table holds; rows that somebody wrote wrong by hand are nothing to compare with. */
export async function goodsIn(table: GoodsTable, currency: string): Promise<readonly Product[]> {
  const loaded = productsFromJson((await table.read()).rows, "table", currency);
  return "products" in loaded ? loaded.products : [];
}
