import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { passageSchema } from "../core/index.ts";
import { loadGoods } from "../goods/load-goods.ts";
import demoKnowledge from "../knowledge/demo-knowledge.json" with { type: "json" };
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import type { LoadedKnowledge } from "../knowledge/loaded.ts";
import demoCatalogue from "../shop/demo-catalogue.json" with { type: "json" };
import { productsFromJson } from "../shop/load-catalogue.ts";
import type { Loaded } from "../shop/product-schema.ts";
import type { Shelf } from "./load-shop.ts";

/** Where the goods come from, besides what was imported by command. */
export type GoodsSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "address"; readonly url: string };

/** Undefined: the demo shop's, or the table's own. */
export function goodsSourceOf({ catalogue }: Pick<Shelf, "catalogue">, cwd: string): GoodsSource | undefined {
  if (catalogue === "table" || catalogue === "demo") return undefined;
  if (/^https?:\/\//i.test(catalogue)) return { kind: "address", url: catalogue };
  return { kind: "file", path: isAbsolute(catalogue) ? catalogue : resolve(cwd, catalogue) };
}

/** The products, or what is wrong with their file. Undefined: they are in the database, which is not open yet. */
export async function loadShelf(shelf: Shelf, cwd: string): Promise<Loaded | undefined> {
  const { catalogue, currency, goods } = shelf;
  if (catalogue === "demo") return productsFromJson(demoCatalogue, "demo", currency);
  const source = goodsSourceOf(shelf, cwd);
  if (source?.kind !== "file") return undefined;
  return (await loadGoods(source.path, { settings: goods, currency, now: new Date() })).loaded;
}

/** The shop's pages, or what is wrong with them. The demo shop's speak of its goods, and go with them alone. */
export async function loadPages({ catalogue, knowledge }: Shelf, cwd: string): Promise<LoadedKnowledge> {
  if (knowledge !== "demo") return loadKnowledge(knowledge, cwd);
  return { passages: catalogue === "demo" ? z.array(passageSchema).parse(demoKnowledge) : [] };
}
