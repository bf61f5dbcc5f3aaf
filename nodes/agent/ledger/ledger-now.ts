import type { Catalogue } from "../../../src/core/index.ts";
import { withStockNow } from "../../sale/shown-goods.ts";
import type { Ledger } from "./ledger-state.ts";

/** The ledger as an answer of now is held against it: how many there were some turns ago proves nothing. */
export const ledgerNow = ({ facts, ...rest }: Ledger, catalogue: Catalogue): Ledger => ({
  ...rest,
  facts: facts.map((fact) =>
    fact.kind === "article" ? { ...fact, product: withStockNow(fact.product, catalogue) } : fact,
  ),
});
