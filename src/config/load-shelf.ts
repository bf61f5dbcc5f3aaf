import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { passageSchema } from "../core/index.ts";
import demoKnowledge from "../knowledge/demo-knowledge.json" with { type: "json" };
import { loadKnowledge } from "../knowledge/load-knowledge.ts";
import type { LoadedKnowledge } from "../knowledge/loaded.ts";
import demoCatalogue from "../shop/demo-catalogue.json" with { type: "json" };
import { loadCatalogue, productsFromJson } from "../shop/load-catalogue.ts";
import type { Loaded } from "../shop/product-schema.ts";
import type { Shelf } from "./load-shop.ts";

/** The products, or what is wrong with their file. Undefined: they are in a table, and the database is not open yet. */
export async function loadShelf({ catalogue, currency }: Shelf, cwd: string): Promise<Loaded | undefined> {
  if (catalogue === "table") return undefined;
  if (catalogue === "demo") return productsFromJson(demoCatalogue, "demo", currency);
  return loadCatalogue(isAbsolute(catalogue) ? catalogue : resolve(cwd, catalogue), currency);
}

/** The shop's pages, or what is wrong with them. The demo shop's speak of its goods, and go with them alone. */
export async function loadPages({ catalogue, knowledge }: Shelf, cwd: string): Promise<LoadedKnowledge> {
  if (knowledge !== "demo") return loadKnowledge(knowledge, cwd);
  return { passages: catalogue === "demo" ? z.array(passageSchema).parse(demoKnowledge) : [] };
}
