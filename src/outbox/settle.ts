import {
  type ClaimedEffect,
  type Deliverer,
  type DeliveryResult,
  destinationOf,
  type Effect,
  type Failure,
  type Fence,
} from "../core/index.ts";
import { backoffMs } from "./backoff.ts";
import type { OutboxDeps } from "./outbox-deps.ts";

/** What could not be delivered for this long is a person's to decide. */
const defaultGiveUpAfterMs = 3 * 24 * 3_600_000;

/** Writes down what an attempt came to, and tells the breaker and whoever watches. */
export async function settle(
  deps: OutboxDeps,
  fence: Fence,
  claimed: ClaimedEffect,
  deliverer: Deliverer,
  result: DeliveryResult | "withheld",
  { isProbe, attemptMs }: { readonly isProbe: boolean; readonly attemptMs: number },
): Promise<void> {
  const { effect, attempt, failureCount, ageMs } = claimed;
  const base = { effect, attempt, attemptMs, waitMs: ageMs };
  if (result === "withheld") {
    // The parts before arrived.
    await tellBreaker(deps, deliverer, "well", isProbe);
    return deps.report({ event: "withheld", key: effect.key, kind: effect.kind, lane: effect.lane });
  }
  if (result.outcome === "done") {
    await deps.deliveries.settle(fence, effect.key, { to: "done", receipt: result.receipt });
    await tellBreaker(deps, deliverer, result.isUnasked ? "unasked" : "well", isProbe);
    return deps.report({ ...base, event: result.receipt.wouldDo ? "would_do" : "done" });
  }
  const { code } = result;
  const trouble = { code, ...(result.detail === undefined ? {} : { detail: result.detail }) };
  const isFailure = result.outcome !== "refused" && healthOf(result) === "failed";
  const isOver =
    result.outcome !== "locked" &&
    ((isFailure && failureCount + 1 >= (deliverer.maxAttempts ?? Number.POSITIVE_INFINITY)) ||
      ageMs >= (deliverer.giveUpAfterMs ?? defaultGiveUpAfterMs));
  if (result.outcome === "refused" && result.isCustomerGone && isOfAi(effect)) {
    await deps.customerGone?.(effect);
    await deps.deliveries.settle(fence, effect.key, { to: "unreachable" });
    await tellBreaker(deps, deliverer, wordOf(result), isProbe);
    return deps.report({ ...base, event: "refused", code });
  }
  if (result.outcome === "refused" || isOver) {
    await deps.deliveries.settle(fence, effect.key, {
      to: "dead",
      ...trouble,
      ...(result.outcome === "uncertain" ? { isUnsure: true } : {}),
      ...(result.outcome === "uncertain" && result.isUnderWay ? { isUnderWay: true } : {}),
      // What the staff are not told of, they cannot be told: such a letter is seen in the log, the metrics and the outbox.
      ...(destinationOf(effect.kind) === "staff" || ("isTold" in result && result.isTold)
        ? {}
        : { told: troubleOf(effect, "dead", result) }),
    });
    if (result.outcome !== "refused") deps.report({ ...base, event: result.outcome, code });
    // It understood us and said no: a vendor that is well.
    await tellBreaker(deps, deliverer, wordOf(result), isProbe);
    return deps.report({ ...base, event: "dead", code });
  }
  const afterMs = waitAfter(result, attempt, deliverer, deps.random ?? Math.random);
  await deps.deliveries.settle(fence, effect.key, {
    to: "again",
    afterMs,
    ...trouble,
    ...(result.outcome === "uncertain" ? { isUnsure: true } : {}),
    ...(isFailure ? { isFailure: true } : {}),
  });
  if (result.outcome === "retry" && result.pauseVendorMs !== undefined && deliverer.vendor !== undefined) {
    await deps.budgets.pause(deliverer.vendor, result.pauseVendorMs);
  }
  const changed = await tellBreaker(deps, deliverer, wordOf(result), isProbe);
  if (changed === "locked") await deps.alarm?.(troubleOf(effect, "locked", result), effect);
  deps.report({ ...base, event: result.outcome, code, afterMs });
}

function troubleOf(effect: Effect, outcome: "dead" | "locked", result: Failure) {
  const { key, kind } = effect;
  return {
    ...({ kind: "delivery_trouble", outcome, effectKey: key, effectKind: kind, code: result.code } as const),
    ...(effect.kind === "crm.order" ? { orderId: effect.payload.orderId, delivery: effect.payload.delivery } : {}),
    ...(result.detail === undefined ? {} : { detail: result.detail }),
    ...("fields" in result && result.fields !== undefined ? { fields: result.fields } : {}),
  };
}

const isOfAi = (effect: Effect): boolean => effect.kind === "reply.send" && effect.payload.by === "ai";

type Troubled = Exclude<Failure, { readonly outcome: "refused" }>;

function waitAfter(failure: Troubled, attempt: number, { lateMs = 0 }: Deliverer, random: () => number): number {
  switch (failure.outcome) {
    case "retry":
      return Math.max(failure.afterMs ?? backoffMs(attempt, random), failure.pauseVendorMs ?? 0);
    case "uncertain":
      // Whoever did not answer in time may be at it still: who looks too soon finds nothing, and does it twice.
      return Math.max(backoffMs(attempt, random), failure.isUnderWay ? lateMs : 0);
    case "locked":
      // The breaker says when; the wish itself is ready.
      return 0;
  }
}

const wordOf = (failure: Failure): "well" | "failed" | "locked" | "unasked" =>
  failure.isUnasked ? "unasked" : failure.outcome === "refused" ? "well" : healthOf(failure);

function healthOf(failure: Troubled): "well" | "failed" | "locked" {
  switch (failure.outcome) {
    case "retry":
      return failure.vendorIsWell || failure.pauseVendorMs !== undefined ? "well" : "failed";
    case "uncertain":
      return "failed";
    case "locked":
      return "locked";
  }
}

async function tellBreaker(
  { breakers, report }: OutboxDeps,
  { vendor }: Deliverer,
  was: "well" | "failed" | "locked" | "unasked",
  isProbe: boolean,
): Promise<"opened" | "closed" | "locked" | undefined> {
  if (vendor === undefined) return undefined;
  const changed = await breakers.report(vendor, was, { isProbe });
  if (changed !== undefined) report({ event: `breaker_${changed}`, vendor });
  return changed;
}
