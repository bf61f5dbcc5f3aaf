import {
  type ClaimedEffect,
  type Deliverer,
  type DeliveryContext,
  type DeliveryResult,
  type Effect,
  type Fence,
  type FoundResult,
  type LaneHold,
  LostHold,
  type Traces,
  traceParent,
  unlessAborted,
} from "../core/index.ts";
import { deadlineOf } from "./deadline.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import { Busy } from "./pacer.ts";

/** How often a wish may perhaps have come true twice, where the vendor has neither a key nor a way to look: once. */
const maxUnsure = 1;

/** Its first parts were sent, the others are not to be said any more. */
class Withheld extends Error {
  override readonly name = "Withheld";
}

/** One attempt at one effect, inside its deadline and its span. It writes nothing down but the parts that are done. */
export function attempt(
  deps: OutboxDeps,
  fence: Fence,
  claimed: ClaimedEffect,
  {
    hold,
    deliverer,
    pace,
  }: { readonly hold: LaneHold; readonly deliverer: Deliverer; readonly pace: () => Promise<void> },
): Promise<DeliveryResult | "withheld"> {
  const { effect } = claimed;
  const parent = claimed.trace === undefined ? undefined : traceParent(claimed.trace);
  return deps.traces.run(
    {
      name: "effect.deliver",
      ...(parent === undefined ? {} : { parent }),
      fields: { kind: effect.kind, effectKey: effect.key, lane: effect.lane, attempt: claimed.attempt },
    },
    async (span) => {
      const { signal, apart, end } = deadlineOf(deliverer, hold);
      // After a wait: whoever took over meanwhile hears no more of the AI.
      const goOn = async (): Promise<void> => {
        if ((await deps.deliveries.claimPart(fence, effect.key)) === "withheld") throw new Withheld();
      };
      const nextPart = async (partsDone: number): Promise<void> => {
        await deps.deliveries.keepParts(fence, effect.key, partsDone);
        await apart(pace);
        await goOn();
      };
      const rest = (): Promise<void> => deps.deliveries.rest(fence, effect.key);
      const given = { signal, pace: () => apart(pace), nextPart, rest, goOn };
      try {
        const result = await lookThenDeliver(traced(deps.traces, deliverer), claimed, given);
        if (result.outcome !== "done") span.fail(result.code);
        return result;
      } catch (error) {
        if (error instanceof Withheld) return "withheld";
        throw error;
      } finally {
        end();
      }
    },
  );
}

/** Each call to the vendor is a span of its own, under the effect's. */
function traced(traces: Traces, deliverer: Deliverer): Deliverer {
  const { vendor, find } = deliverer;
  if (vendor === undefined) return deliverer;
  const call = <T extends { readonly outcome: string }>(effect: Effect, work: () => Promise<T>): Promise<T> =>
    traces.run({ name: "vendor.call", fields: { vendor, kind: effect.kind } }, async (span) => {
      const result = await work();
      if ("code" in result && typeof result.code === "string") span.fail(result.code);
      return result;
    });
  return {
    ...deliverer,
    deliver: (effect, context) => call(effect, () => deliverer.deliver(effect, context)),
    ...(find === undefined
      ? {}
      : { find: (effect, context) => call(effect, () => find.call(deliverer, effect, context)) }),
  };
}

/** An earlier attempt may have come true: where the vendor can be asked, it is asked before anything is repeated. */
async function lookThenDeliver(
  deliverer: Deliverer,
  { effect, attempt, ageMs, unsureCount, partsDone }: ClaimedEffect,
  {
    signal,
    pace,
    nextPart,
    rest,
    goOn,
  }: Pick<DeliveryContext, "signal" | "pace" | "nextPart"> & {
    readonly rest: () => Promise<void>;
    readonly goOn: () => Promise<void>;
  },
): Promise<DeliveryResult> {
  const context: DeliveryContext = { attempt, ageMs, signal, partsDone, nextPart, pace };
  if (unsureCount > 0 && deliverer.isSafeToRepeat === undefined) {
    if (deliverer.find !== undefined) {
      const found = await guarded(() => deliverer.find?.(effect, context), context.signal);
      if (found.outcome === "done") return found;
      // Nothing was changed by looking, so there is nothing to be unsure about that was not before.
      if (found.outcome === "uncertain") return { ...found, outcome: "retry" };
      if (found.outcome !== "absent") return found;
      await pace();
    } else if (unsureCount > maxUnsure) {
      return {
        outcome: "refused",
        code: "unsure_twice",
        isUnasked: true,
        detail: "It may have arrived. Look, then replay or discard it.",
      };
    } else if (deliverer.trouble !== undefined) {
      await rest();
      const asked = await guarded(() => deliverer.trouble?.(context).then((trouble) => trouble ?? absent), signal);
      if (asked.outcome === "uncertain") return { ...asked, outcome: "retry" };
      if (asked.outcome !== "absent") return asked;
      await goOn();
    }
  }
  const result = await guarded(() => deliverer.deliver(effect, context), context.signal);
  return result.outcome === "absent" ? { outcome: "uncertain", code: "absent" } : result;
}

/**
 * A deliverer that throws, or ignores its deadline, has perhaps done it. Waiting longer for one that does not listen would
 * only hold the lane's slot: its late answer is not heard.
 */
async function guarded(work: () => Promise<FoundResult> | undefined, signal: AbortSignal): Promise<FoundResult> {
  try {
    const ended = Promise.resolve(work()).then((result) => result ?? absent);
    return await unlessAborted<FoundResult>(ended, signal, () => ({
      outcome: "uncertain",
      code: "deadline",
      isUnderWay: true,
    }));
  } catch (error) {
    if (error instanceof LostHold || error instanceof Withheld) throw error;
    if (error instanceof Busy) return { outcome: "retry", code: "busy", afterMs: error.againInMs, vendorIsWell: true };
    return { outcome: "uncertain", code: error instanceof Error ? error.name : "thrown" };
  }
}

const absent = { outcome: "absent" } as const;
