import { isAbsolute, resolve } from "node:path";
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
