import { type Budgets, type Deliverer, type LaneHold, pause, type RateLimit } from "../core/index.ts";

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

/**
 * Waits for the next free slot, first of the lane, then of the vendor: nobody waits in the vendor's row for a turn that
 * their own lane forbids. Throws `Busy` when a slot is too far away.
 */
export function pacer(
  budgets: Budgets,
  { vendor, limit, laneLimit }: Pick<Deliverer, "vendor" | "limit" | "laneLimit">,
  { lane, lost }: Pick<LaneHold, "lane" | "lost">,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown> = pause,
): () => Promise<void> {
  if (vendor === undefined) return async () => undefined;
  const slotOf = async (budget: string, rate: RateLimit): Promise<void> => {
    const slot = await budgets.take(budget, rate, maxWaitMs);
    if (!slot.granted) throw new Busy(slot.againInMs);
    if (slot.waitMs > 0) await wait(slot.waitMs, lost);
  };
  return async () => {
    if (laneLimit !== undefined) await slotOf(`${vendor}/${lane}`, laneLimit);
    if (limit !== undefined) await slotOf(vendor, limit);
  };
}
