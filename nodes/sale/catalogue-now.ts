import { type Catalogue, orderId, type Stock, type Turn, withStock } from "../../src/core/index.ts";
import type { Bill } from "./bill.ts";

export interface ShelfDeps {
  readonly catalogue: Catalogue;
  /** What of the shop's goods is taken; absent: the catalogue's numbers stay as they are. */
  readonly stock?: Stock;
}

/**
 * The catalogue with the pieces that this customer can have in this turn. What is held for a bill that they did not pay
 * yet is there for them: they may change their mind about it.
 */
export async function catalogueNow({ catalogue, stock }: ShelfDeps, turn: Turn, bill: Bill | null): Promise<Catalogue> {
  const shelf = catalogue.now?.() ?? catalogue;
  if (stock === undefined) return shelf;
  return withStock(shelf, await stock.look(turn.id), bill?.status === "awaiting_proof" ? orderId(bill.id) : undefined);
}
