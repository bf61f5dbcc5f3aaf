import type { ClaimedEffect, Deliverer, DeliveryResult, Fence } from "../core/index.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import { tellBreaker } from "./vendor-health.ts";
import { verdictOf } from "./verdict.ts";

type SettleDeps = Omit<OutboxDeps, "deliveries" | "deliverers" | "traces"> & {
  readonly deliveries: Pick<OutboxDeps["deliveries"], "settle">;
};

/** An attempt that ended. */
interface Attempted {
  readonly fence: Fence;
  readonly claimed: ClaimedEffect;
  readonly deliverer: Deliverer;
  readonly isProbe: boolean;
  readonly attemptMs: number;
}

/** Writes down what an attempt came to, and tells the breaker, the logs and the metrics. */
export async function settle(deps: SettleDeps, of: Attempted, result: DeliveryResult | "withheld"): Promise<void> {
  const { deliverer, isProbe, attemptMs } = of;
  const { effect, attempt, ageMs } = of.claimed;
  if (result === "withheld") {
    // The parts before arrived.
    await tellBreaker(deps, deliverer, "well", isProbe);
    const { key, kind, lane } = effect;
    return deps.report({ event: "withheld", key, kind, lane });
  }
  const verdict = verdictOf(of, result, deps.random ?? Math.random);
  if (verdict.isCustomerGone) await deps.customerGone?.(effect);
  await deps.deliveries.settle(of.fence, effect.key, verdict.settlement);
  if (verdict.pauseVendorMs !== undefined && deliverer.vendor !== undefined) {
    await deps.budgets.pause(deliverer.vendor, verdict.pauseVendorMs);
  }
  const changed = await tellBreaker(deps, deliverer, verdict.health, isProbe);
  if (changed === "locked" && verdict.alarm !== undefined) await deps.alarm?.(verdict.alarm, effect);
  for (const each of verdict.events) deps.report({ effect, attempt, attemptMs, waitMs: ageMs, ...each });
}
