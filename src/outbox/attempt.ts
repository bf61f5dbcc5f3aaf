import {
  type ClaimedEffect,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type Failure,
  type Fence,
  type LaneHold,
  type Traces,
  traceParent,
} from "../core/index.ts";
import { deadlineOf } from "./deadline.ts";
import { guarded, Withheld } from "./guarded.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import type { Pace } from "./pacer.ts";

/** An effect may perhaps have been delivered twice this often, where a repeat is not safe: once. */
const maxUnsure = 1;
/**
 * So many attempts may end with their process. It is more than one, because an effect may be sent beside the one that
 * is to blame; what was cut off once is tried alone after that (`suspects.ts`).
 */
const maxDeaths = 5;

type AttemptDeps = Pick<OutboxDeps, "traces"> & {
  readonly deliveries: Pick<OutboxDeps["deliveries"], "claimPart" | "keepParts" | "rest">;
};

/** What one attempt works with. */
interface AttemptTools {
  readonly hold: LaneHold;
  readonly deliverer: Deliverer;
  readonly pace: Pace;
}

/** The outbox's steps between two parts of an attempt. */
interface Steps extends Pick<DeliveryContext, "signal" | "pace" | "renewSlot" | "nextPart"> {
  /** Nothing is being sent until `goOn`. */
  readonly rest: () => Promise<void>;
  readonly goOn: () => Promise<void>;
}

/** One attempt at one effect, inside its deadline and its span. It writes nothing down but the parts that are done. */
export function attempt(
  deps: AttemptDeps,
  fence: Fence,
  claimed: ClaimedEffect,
  tools: AttemptTools,
): Promise<DeliveryResult | "withheld"> {
  const { effect } = claimed;
  const parent = claimed.trace === undefined ? undefined : traceParent(claimed.trace);
  const fields = { kind: effect.kind, effectKey: effect.key, lane: effect.lane, attempt: claimed.attempt };
  return deps.traces.run(
    { name: "effect.deliver", ...(parent === undefined ? {} : { parent }), fields },
    async (span) => {
      const deadline = deadlineOf(tools.deliverer, tools.hold);
      try {
        const steps = stepsOf(deps, fence, claimed, tools, deadline);
        const result = await deliverOnce(withCallSpans(deps.traces, tools.deliverer), claimed, steps);
        if (result.outcome !== "done") span.fail(result.code);
        return result;
      } catch (error) {
        if (error instanceof Withheld) return "withheld";
        throw error;
      } finally {
        deadline.end();
      }
    },
  );
}

function stepsOf(
  { deliveries }: AttemptDeps,
  fence: Fence,
  { effect: { key } }: ClaimedEffect,
  { pace }: AttemptTools,
  { signal, apart }: ReturnType<typeof deadlineOf>,
): Steps {
  // After a wait: a customer whom a person took over meanwhile hears no more of the AI.
  const goOn = async (): Promise<void> => {
    if ((await deliveries.claimPart(fence, key)) === "withheld") throw new Withheld();
  };
  return {
    signal,
    pace: () => apart(pace),
    renewSlot: () => apart(pace.renew),
    nextPart: async (partsDone) => {
      await deliveries.keepParts(fence, key, partsDone);
      await apart(pace);
      await goOn();
    },
    rest: () => deliveries.rest(fence, key),
    goOn,
  };
}

/** Each delivery is a span of its own, under the effect's. */
function withCallSpans(traces: Traces, deliverer: Deliverer): Deliverer {
  const { vendor } = deliverer;
  if (vendor === undefined) return deliverer;
  return {
    ...deliverer,
    deliver: (effect, context) =>
      traces.run({ name: "vendor.call", fields: { vendor, kind: effect.kind } }, async (span) => {
        const result = await deliverer.deliver(effect, context);
        if (result.outcome !== "done") span.fail(result.code);
        return result;
      }),
  };
}

/**
 * Where a repeat is not safe and an earlier attempt may have come true, one repeat is risked, and only with a vendor
 * that answers.
 */
async function deliverOnce(
  deliverer: Deliverer,
  { effect, attempt, ageMs, unsureCount, deathCount, partsDone }: ClaimedEffect,
  { signal, pace, renewSlot, nextPart, rest, goOn }: Steps,
): Promise<DeliveryResult> {
  const context: DeliveryContext = { attempt, ageMs, signal, partsDone, nextPart, pace, renewSlot };
  const isRisky = unsureCount > 0 && deliverer.isSafeToRepeat === undefined;
  if (isRisky && unsureCount > maxUnsure) return unsureTwice;
  if (deathCount >= maxDeaths) return diedSending;
  if (isRisky && deliverer.trouble !== undefined) {
    await rest();
    const trouble = await guarded(async () => deliverer.trouble?.(context), signal);
    if (trouble !== undefined) return asRetry(trouble);
    await goOn();
  }
  return guarded(() => deliverer.deliver(effect, context), signal);
}

/** Nothing was changed by asking, so it makes nothing more unsure than it was. */
const asRetry = (trouble: Failure): Failure =>
  trouble.outcome === "uncertain" ? { ...trouble, outcome: "retry" } : trouble;

const unsureTwice: Failure = {
  outcome: "refused",
  code: "unsure_twice",
  isUnasked: true,
  detail: "It may have arrived. Look, then replay or discard it.",
};

const diedSending: Failure = {
  outcome: "refused",
  code: "died_sending",
  isUnasked: true,
  detail: `The process ended ${maxDeaths} times while it sent this. Look whether it arrived, then replay or discard it.`,
};
