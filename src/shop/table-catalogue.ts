import { ConfigError } from "../core/index.ts";
import { createCatalogue, type ShopCatalogue } from "./catalogue.ts";
import { productsFromJson } from "./load-catalogue.ts";

const emptyTable = 'catalogue table: there is no product in it; "deskgraph catalogue import FILE" puts some there';

/** A catalogue of the rows of the database's table. */
export function catalogueOfTable(rows: unknown, currency: string, writtenAt?: Date): ShopCatalogue {
  if (Array.isArray(rows) && rows.length === 0) throw new ConfigError([emptyTable]);
  const loaded = productsFromJson(rows, "table", currency);
  if ("problems" in loaded) throw new ConfigError(loaded.problems);
  return createCatalogue(loaded.products, currency, writtenAt);
}
