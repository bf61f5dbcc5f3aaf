import { type Budgets, type Deliverer, type LaneHold, pause } from "../core/index.ts";

/** Short waits are waited for; for a longer one the lane steps aside. */
const maxWaitMs = 2_000;

/** The vendor has no free slot soon enough. */
export class Busy extends Error {
  override readonly name = "Busy";
  readonly againInMs: number;
  constructor(againInMs: number) {
    super("the vendor's budget is used up");
    this.againInMs = againInMs;
  }
}

/** Waits for the vendor's next free slot; throws `Busy` when that is too far away. */
export function pacer(
  budgets: Budgets,
  { vendor, limit }: Pick<Deliverer, "vendor" | "limit">,
  hold: Pick<LaneHold, "lost">,
): () => Promise<void> {
  if (limit === undefined || vendor === undefined) return async () => undefined;
  return async () => {
    const slot = await budgets.take(vendor, limit, maxWaitMs);
    if (!slot.granted) throw new Busy(slot.againInMs);
    if (slot.waitMs > 0) await pause(slot.waitMs, hold.lost);
  };
}
