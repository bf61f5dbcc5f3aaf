import {
  type ClaimedEffect,
  type Deliverer,
  type DeliveryResult,
  destinationOf,
  type Effect,
  type Failure,
  type Settlement,
} from "../core/index.ts";
import { type DeliveryTrouble, deliveryTrouble } from "./delivery-trouble.ts";
import { nextTryMs, type Repeatable } from "./next-try.ts";
import type { AttemptEvent } from "./outbox-event.ts";
import { healthAfter, isVendorsFailure, type VendorHealth } from "./vendor-health.ts";

/** What could not be delivered for this long is a person's to decide. */
const defaultGiveUpAfterMs = 3 * 24 * 3_600_000;

/** What an attempt came to: what is written down, and who is told what. */
export interface Verdict {
  readonly settlement: Settlement;
  /** For the vendor's breaker. */
  readonly health: VendorHealth;
  /** For the log and the metrics, in order. */
  readonly events: readonly Pick<AttemptEvent, "event" | "code" | "afterMs">[];
  /** The vendor wants silence from everybody for so long. */
  readonly pauseVendorMs?: number;
  /** Nothing reaches the customer any more. */
  readonly isCustomerGone?: true;
  /** For the people who have the vendor's key, once it is what locks the vendor. */
  readonly alarm?: DeliveryTrouble;
}

interface Attempted {
  readonly claimed: ClaimedEffect;
  readonly deliverer: Pick<Deliverer, "lateMs" | "maxAttempts" | "giveUpAfterMs" | "vendor">;
}

export function verdictOf(of: Attempted, result: DeliveryResult, random: () => number): Verdict {
  const { effect } = of.claimed;
  switch (result.outcome) {
    case "done":
      return {
        settlement: { to: "done", receipt: result.receipt },
        health: result.isUnasked ? "unasked" : "well",
        events: [{ event: result.receipt.wouldDo ? "would_do" : "done" }],
      };
    case "refused":
      return result.isCustomerGone && isOfAi(effect) ? unreachable(result) : dead(effect, result);
    case "retry":
    case "uncertain":
    case "locked":
      return isGivenUp(of, result) ? dead(effect, result) : again(of, result, random);
  }
}

const isOfAi = (effect: Effect): boolean => effect.kind === "reply.send" && effect.payload.by === "ai";

const unreachable = (failure: Failure): Verdict => ({
  settlement: { to: "unreachable" },
  health: healthAfter(failure),
  events: [{ event: "refused", code: failure.code }],
  isCustomerGone: true,
});

function dead(effect: Effect, failure: Failure): Verdict {
  const { outcome, code, detail } = failure;
  // Trouble with what the staff are told cannot be told to them: such a letter is seen in the log, the metrics and the
  // outbox.
  const isUntold = destinationOf(effect.kind) === "staff" || (outcome === "refused" && failure.isTold);
  return {
    settlement: {
      to: "dead",
      code,
      ...(detail === undefined ? {} : { detail }),
      ...(outcome === "uncertain" ? { isUnsure: true } : {}),
      ...(outcome === "uncertain" && failure.isUnderWay ? { isUnderWay: true } : {}),
      ...(isUntold ? {} : { told: deliveryTrouble(effect, "dead", failure) }),
    },
    health: healthAfter(failure),
    events: [...(outcome === "refused" ? [] : [{ event: outcome, code }]), { event: "dead", code }],
  };
}

function again(
  { claimed: { effect, attempt }, deliverer }: Attempted,
  failure: Repeatable,
  random: () => number,
): Verdict {
  const { outcome, code, detail } = failure;
  const afterMs = nextTryMs(failure, attempt, deliverer, random);
  return {
    settlement: {
      to: "again",
      afterMs,
      code,
      ...(detail === undefined ? {} : { detail }),
      ...(outcome === "uncertain" ? { isUnsure: true } : {}),
      ...(isVendorsFailure(failure) ? { isFailure: true } : {}),
    },
    health: healthAfter(failure),
    events: [{ event: outcome, code, afterMs }],
    ...(outcome === "retry" && failure.pauseVendorMs !== undefined ? { pauseVendorMs: failure.pauseVendorMs } : {}),
    ...(outcome === "locked" ? { alarm: deliveryTrouble(effect, "locked", failure) } : {}),
  };
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
