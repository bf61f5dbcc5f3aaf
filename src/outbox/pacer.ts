import { type Budgets, type Deliverer, type LaneHold, laneBudget, pause, type RateLimit } from "../core/index.ts";

/** Short waits are waited for; for a longer one the lane steps aside. */
const maxWaitMs = 2_000;
/**
 * Within an attempt that began already, so many of the vendor's periods. Where a vendor is asked for more than it
 * allows, attempts in the middle go before those that want to begin: otherwise all would begin, none would get a second
 * slot, and none would end.
 */
const periodsWithin = 3;
/** How soon a wait notices that the process is to stop. */
const stepMs = 500;

/**
 * A slot whose request leaves later than this is taken anew: the vendor counts arrivals, and a request that leaves late
 * comes too near to the one ten places behind it. Limits have a margin above this.
 */
const maxLateMs = 100;

/** The vendor has no free slot soon enough. */
export class Busy extends Error {
  override readonly name = "Busy";
  readonly againInMs: number;
  constructor(againInMs: number) {
    super("the vendor's budget is used up");
    this.againInMs = againInMs;
  }
}

/** Waits for the next slot. */
export interface Pace {
  (): Promise<void>;
  /** Right before a request leaves on the newest slot: takes it anew where that has become too old. */
  readonly renew: () => Promise<void>;
}

/**
 * Waits for the next free slot, first of the lane, then of the vendor: a lane that has to wait for itself uses none of
 * the vendor's slots. Throws `Busy` when a slot is too far away, or the work is to stop meanwhile.
 */
export function pacer(
  budgets: Budgets,
  { vendor, limit, laneLimit }: Pick<Deliverer, "vendor" | "limit" | "laneLimit">,
  hold: LaneHold,
  wait: (ms: number, signal: AbortSignal) => Promise<unknown> = pause,
): Pace {
  if (vendor === undefined) return Object.assign(async () => undefined, { renew: async () => undefined });
  let isWithin = false;
  let newest: { readonly slot: string | undefined; readonly atMs: number } | undefined;
  const slotOf = async (budget: string, rate: RateLimit, unusedSlot?: string): Promise<void> => {
    const patienceMs = isWithin ? Math.max(maxWaitMs, periodsWithin * rate.perMs) : maxWaitMs;
    const slot = await budgets.take(budget, rate, patienceMs, unusedSlot);
    if (!slot.granted) throw new Busy(slot.againInMs);
    newest = { slot: slot.slot, atMs: performance.now() + slot.waitMs };
    for (let leftMs = slot.waitMs; leftMs > 0; leftMs -= stepMs) {
      if (isWithin && hold.stopping.aborted) throw new Busy(0);
      await wait(Math.min(leftMs, stepMs), hold.lost);
    }
    // Meanwhile another worker may have been told to be silent: a call now would prolong that for all of them.
    const silentMs = slot.waitMs > stepMs ? await budgets.pausedForMs(budget) : 0;
    if (silentMs > 0) throw new Busy(silentMs);
  };
  const renew = async (): Promise<void> => {
    while (limit !== undefined && newest !== undefined && performance.now() - newest.atMs > maxLateMs) {
      await slotOf(vendor, limit, newest.slot);
    }
  };
  const next = async (): Promise<void> => {
    if (laneLimit !== undefined) await slotOf(laneBudget(vendor, hold.lane), laneLimit);
    if (limit !== undefined) await slotOf(vendor, limit);
    isWithin = true;
  };
  return Object.assign(next, { renew });
}
