import { ConfigError } from "../core/index.ts";
import { createCatalogue, type ShopCatalogue } from "./catalogue.ts";
import { productsFromJson } from "./load-catalogue.ts";

/** A catalogue of the rows of the database's table. */
export function catalogueOfTable(rows: unknown, currency: string, writtenAt?: Date): ShopCatalogue {
  const loaded = productsFromJson(rows, "table", currency);
  if ("problems" in loaded) throw new ConfigError(loaded.problems);
  return createCatalogue(loaded.products, currency, writtenAt);
}
