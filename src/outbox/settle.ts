import {
  type ClaimedEffect,
  type Delivered,
  type Deliverer,
  type DeliveryResult,
  destinationOf,
  type Effect,
  type Failure,
  type Fence,
} from "../core/index.ts";
import { deliveryTrouble } from "./delivery-trouble.ts";
import { nextTryMs, type Repeatable } from "./next-try.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import type { OutboxEvent } from "./outbox-event.ts";
import { healthAfter, isVendorsFailure, tellBreaker } from "./vendor-health.ts";

/** What could not be delivered for this long is a person's to decide. */
const defaultGiveUpAfterMs = 3 * 24 * 3_600_000;

/** An attempt that ended. */
interface Attempted {
  readonly fence: Fence;
  readonly claimed: ClaimedEffect;
  readonly deliverer: Deliverer;
  readonly isProbe: boolean;
  readonly attemptMs: number;
}

/** Writes down what an attempt came to, and tells the breaker, the logs and the metrics. */
export async function settle(deps: OutboxDeps, of: Attempted, result: DeliveryResult | "withheld"): Promise<void> {
  const { deliverer, isProbe, claimed } = of;
  if (result === "withheld") {
    // The parts before arrived.
    await tellBreaker(deps, deliverer, "well", isProbe);
    const { key, kind, lane } = claimed.effect;
    return deps.report({ event: "withheld", key, kind, lane });
  }
  if (result.outcome === "done") return settleDone(deps, of, result);
  if (result.outcome === "refused") {
    const isUnreachable = result.isCustomerGone === true && isOfAi(claimed.effect);
    return isUnreachable ? settleUnreachable(deps, of, result) : settleDead(deps, of, result);
  }
  return isGivenUp(of, result) ? settleDead(deps, of, result) : settleAgain(deps, of, result);
}

async function settleDone(deps: OutboxDeps, of: Attempted, { receipt, isUnasked }: Delivered): Promise<void> {
  await deps.deliveries.settle(of.fence, of.claimed.effect.key, { to: "done", receipt });
  await tellBreaker(deps, of.deliverer, isUnasked ? "unasked" : "well", of.isProbe);
  reportAttempt(deps, of, receipt.wouldDo ? "would_do" : "done");
}

async function settleUnreachable(deps: OutboxDeps, of: Attempted, failure: Failure): Promise<void> {
  const { effect } = of.claimed;
  await deps.customerGone?.(effect);
  await deps.deliveries.settle(of.fence, effect.key, { to: "unreachable" });
  await tellBreaker(deps, of.deliverer, healthAfter(failure), of.isProbe);
  reportAttempt(deps, of, "refused", { code: failure.code });
}

async function settleDead(deps: OutboxDeps, of: Attempted, failure: Failure): Promise<void> {
  const { effect } = of.claimed;
  const { code } = failure;
  // Trouble with what the staff are told cannot be told to them: such a letter is seen in the log, the metrics and the
  // outbox.
  const isUntold = destinationOf(effect.kind) === "staff" || ("isTold" in failure && failure.isTold);
  await deps.deliveries.settle(of.fence, effect.key, {
    to: "dead",
    code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    ...(failure.outcome === "uncertain" ? { isUnsure: true } : {}),
    ...(failure.outcome === "uncertain" && failure.isUnderWay ? { isUnderWay: true } : {}),
    ...(isUntold ? {} : { told: deliveryTrouble(effect, "dead", failure) }),
  });
  if (failure.outcome !== "refused") reportAttempt(deps, of, failure.outcome, { code });
  await tellBreaker(deps, of.deliverer, healthAfter(failure), of.isProbe);
  reportAttempt(deps, of, "dead", { code });
}

async function settleAgain(deps: OutboxDeps, of: Attempted, failure: Repeatable): Promise<void> {
  const { claimed, deliverer } = of;
  const { effect } = claimed;
  const { code } = failure;
  const afterMs = nextTryMs(failure, claimed.attempt, deliverer, deps.random ?? Math.random);
  await deps.deliveries.settle(of.fence, effect.key, {
    to: "again",
    afterMs,
    code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    ...(failure.outcome === "uncertain" ? { isUnsure: true } : {}),
    ...(isVendorsFailure(failure) ? { isFailure: true } : {}),
  });
  if (failure.outcome === "retry" && failure.pauseVendorMs !== undefined && deliverer.vendor !== undefined) {
    await deps.budgets.pause(deliverer.vendor, failure.pauseVendorMs);
  }
  const changed = await tellBreaker(deps, deliverer, healthAfter(failure), of.isProbe);
  if (changed === "locked") await deps.alarm?.(deliveryTrouble(effect, "locked", failure), effect);
  reportAttempt(deps, of, failure.outcome, { code, afterMs });
}

/** Wrong rights are never given up: a person puts them right. */
function isGivenUp({ claimed: { failureCount, ageMs }, deliverer }: Attempted, failure: Repeatable): boolean {
  if (failure.outcome === "locked") return false;
  const attempts = isVendorsFailure(failure) ? failureCount + 1 : 0;
  return (
    attempts >= (deliverer.maxAttempts ?? Number.POSITIVE_INFINITY) ||
    ageMs >= (deliverer.giveUpAfterMs ?? defaultGiveUpAfterMs)
  );
}

type AttemptEvent = Extract<OutboxEvent, { readonly attemptMs: number }>;

function reportAttempt(
  { report }: OutboxDeps,
  { claimed: { effect, attempt, ageMs }, attemptMs }: Attempted,
  event: AttemptEvent["event"],
  more: Pick<AttemptEvent, "code" | "afterMs"> = {},
): void {
  report({ effect, attempt, attemptMs, waitMs: ageMs, event, ...more });
}

const isOfAi = (effect: Effect): boolean => effect.kind === "reply.send" && effect.payload.by === "ai";
