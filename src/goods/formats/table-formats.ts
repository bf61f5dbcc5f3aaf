import { handmade } from "./handmade.ts";
import { horoshop } from "./horoshop.ts";
import { googleTable, metaTable } from "./merchant-table.ts";
import { promTable } from "./prom-table.ts";
import { shopify } from "./shopify.ts";
import type { TableFormat } from "./table-format.ts";
import { woocommerce } from "./woocommerce.ts";

/** The more particular ones first: of two with one score the first is taken. */
export const tableFormats: readonly TableFormat[] = [
  promTable,
  horoshop,
  shopify,
  woocommerce,
  metaTable,
  googleTable,
  handmade,
];
