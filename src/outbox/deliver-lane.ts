import {
  type Breakers,
  type Budgets,
  type Choice,
  type ClaimedEffect,
  crashPoint,
  type Deliverer,
  type Deliverers,
  type Deliveries,
  type DeliveryContext,
  type DeliveryResult,
  destinationOf,
  type Effect,
  type EffectKind,
  type Failure,
  type Fence,
  type FoundResult,
  type Head,
  type InboundBody,
  type LaneHold,
  LostHold,
  type Traces,
  traceParent,
} from "../core/index.ts";
import { backoffMs } from "./backoff.ts";
import type { OutboxEvent } from "./outbox-event.ts";
import { Busy, pacer } from "./pacer.ts";

export interface OutboxDeps {
  readonly deliveries: Deliveries;
  readonly deliverers: Deliverers;
  readonly breakers: Breakers;
  readonly budgets: Budgets;
  readonly traces: Traces;
  readonly report: (event: OutboxEvent) => void;
  /** Tells those who count on the customer that nothing reaches them any more; told before it is written down. */
  readonly customerGone?: (effect: Effect) => Promise<void>;
  /** A vendor shut its door on us just now: told once, to whoever has the key. */
  readonly alarm?: (trouble: Extract<InboundBody, { readonly kind: "delivery_trouble" }>, of: Effect) => Promise<void>;
  readonly random?: () => number;
}

/** Then the lane steps aside, so that a long one does not keep its slot, nor outlast the engine's patience (15 min). */
const longestTurnMs = 60_000;
const defaultDeadlineMs = 10_000;
/** A breaker's probe is given up after 15 s: no attempt may outlast that. */
const longestDeadlineMs = 14_000;
/** What could not be delivered for this long is a person's to decide. */
const defaultGiveUpAfterMs = 3 * 24 * 3_600_000;
/** How often a wish may perhaps have come true twice, where the vendor has neither a key nor a way to look: once. */
const maxUnsure = 1;
/** A little more than asked for, so that the head is due when the lane is looked at. */
const marginMs = 5;

/** Delivers what waits in one lane, in order, until it is empty or its head has to wait. */
export async function deliverLane(deps: OutboxDeps, hold: LaneHold): Promise<void> {
  const { deliveries, deliverers, breakers, report } = deps;
  const newestOnly = kindsOf(deliverers).filter((kind) => {
    const each = deliverers[kind];
    return "newestOnly" in each && each.newestOnly;
  });
  const startedMs = performance.now();
  try {
    const fence = await deliveries.take(hold.lane);
    crashPoint("lane.taken");
    for (;;) {
      if (hold.lost.aborted) throw new LostHold(`Lane ${hold.lane} is somebody else's`);
      const head = await deliveries.head(fence, newestOnly);
      if (head === undefined) return;
      if (hold.stopping.aborted || performance.now() - startedMs > longestTurnMs) {
        return await deliveries.wakeLater(fence, 0);
      }
      if (head.dueInMs > 0) return await deliveries.wakeLater(fence, head.dueInMs + marginMs);

      const deliverer = await delivererOf(deps, head);
      // Whoever died in the middle of an attempt has left it with the vendor, who may be at it still.
      const lateMs = (deliverer.lateMs ?? 0) - (head.cutOffMs ?? Number.POSITIVE_INFINITY);
      if (lateMs > 0) return await deliveries.wakeLater(fence, lateMs + marginMs);
      const pace = pacer(deps.budgets, deliverer, hold);
      try {
        await pace();
      } catch (error) {
        if (!(error instanceof Busy)) throw error;
        return await deliveries.wakeLater(fence, error.againInMs + marginMs);
      }
      // After the slot: a probe that then has to wait would keep everybody else waiting, too.
      const { vendor } = deliverer;
      const admission = vendor === undefined ? freely : await breakers.admit(vendor);
      if (!admission.may) return await deliveries.wakeLater(fence, admission.againInMs + marginMs);
      const claimed = await deliveries.claim(fence, head.key);
      if (claimed === "withheld") {
        report({ event: "withheld", key: head.key, kind: head.kind, lane: hold.lane });
        continue;
      }
      crashPoint("effect.claimed");
      await attempt(deps, fence, claimed, { hold, deliverer, pace, isProbe: admission.isProbe });
      crashPoint("effect.settled");
    }
  } catch (error) {
    if (!(error instanceof LostHold)) throw error;
    report({ event: "lane_lost", lane: hold.lane });
    await deliveries.leave(hold.lane);
  }
}

/** Where nobody outside is called, nobody has to be spared. */
const freely = { may: true, isProbe: false } as const;

const kindsOf = (deliverers: Deliverers): EffectKind[] => Object.keys(deliverers) as EffectKind[];

interface Try {
  readonly hold: LaneHold;
  readonly deliverer: Deliverer;
  readonly pace: () => Promise<void>;
  readonly isProbe: boolean;
}

async function attempt(deps: OutboxDeps, fence: Fence, claimed: ClaimedEffect, of: Try): Promise<void> {
  const { effect } = claimed;
  const { deliverer } = of;
  const parent = claimed.trace === undefined ? undefined : traceParent(claimed.trace);
  const startedMs = performance.now();
  const result = await deps.traces.run(
    {
      name: "effect.deliver",
      ...(parent === undefined ? {} : { parent }),
      fields: { kind: effect.kind, effectKey: effect.key, lane: effect.lane, attempt: claimed.attempt },
    },
    async (span) => {
      const keepParts = (count: number) => deps.deliveries.keepParts(fence, effect.key, count);
      const { signal, apart, end } = deadlineOf(deliverer, of.hold);
      const given = { signal, pace: () => apart(of.pace), keepParts };
      const outcome = await lookThenDeliver(traced(deps.traces, deliverer), claimed, given).finally(end);
      if (outcome.outcome !== "done") span.fail(outcome.code);
      return outcome;
    },
  );
  crashPoint("effect.delivered");
  await settle(deps, fence, claimed, deliverer, result, {
    isProbe: of.isProbe,
    attemptMs: performance.now() - startedMs,
  });
}

/**
 * A timer of our own: a combined signal (AbortSignal.any) holds its sources weakly, and a deadline that is collected as
 * garbage never comes.
 */
function deadlineOf({ deadlineMs = defaultDeadlineMs }: Deliverer, { lost }: LaneHold) {
  const deadline = new AbortController();
  const abort = (): void => deadline.abort();
  let leftMs = Math.min(deadlineMs, longestDeadlineMs);
  let startedMs = performance.now();
  let timer = setTimeout(abort, leftMs);
  const end = (): void => {
    clearTimeout(timer);
    lost.removeEventListener("abort", abort);
  };
  /** The time spent in it is ours, not the vendor's: the deadline stands still. */
  const apart = async (wait: () => Promise<void>): Promise<void> => {
    clearTimeout(timer);
    leftMs -= performance.now() - startedMs;
    try {
      await wait();
    } finally {
      startedMs = performance.now();
      timer = setTimeout(abort, leftMs);
    }
  };
  if (lost.aborted) abort();
  lost.addEventListener("abort", abort);
  return { signal: deadline.signal, apart, end };
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

/** The registry is total over kinds; TypeScript cannot follow that a kind and its deliverer belong together. */
async function delivererOf({ deliverers, deliveries }: OutboxDeps, { key, kind }: Head): Promise<Deliverer> {
  const each = deliverers[kind] as Deliverer | Choice;
  if (!("choose" in each)) return each;
  const effect = await deliveries.effect(key);
  // Let go meanwhile: claiming it finds that out.
  return effect === undefined ? gone : each.choose(effect);
}

const gone: Deliverer = { deliver: async () => ({ outcome: "refused", code: "gone", isTold: true }) };

/** An earlier attempt may have come true: where the vendor can be asked, it is asked before anything is repeated. */
async function lookThenDeliver(
  deliverer: Deliverer,
  { effect, attempt, ageMs, unsureCount, partsDone }: ClaimedEffect,
  { signal, pace, keepParts }: Pick<DeliveryContext, "signal" | "pace" | "keepParts">,
): Promise<DeliveryResult> {
  const context: DeliveryContext = { attempt, ageMs, signal, partsDone, keepParts, pace };
  if (unsureCount > 0 && deliverer.isKeyed === undefined) {
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
        ...{ code: "unsure_twice", isUnasked: true },
        detail: "It may have arrived. Look, then replay or discard it.",
      };
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
  const ended = Promise.withResolvers<FoundResult>();
  const end = (): void => ended.resolve({ outcome: "uncertain", code: "deadline" });
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([Promise.resolve(work()).then((result) => result ?? absent), ended.promise]);
  } catch (error) {
    if (error instanceof LostHold) throw error;
    if (error instanceof Busy) return { outcome: "retry", code: "busy", afterMs: error.againInMs, vendorIsWell: true };
    return { outcome: "uncertain", code: error instanceof Error ? error.name : "thrown" };
  } finally {
    signal.removeEventListener("abort", end);
  }
}

const absent = { outcome: "absent" } as const;

async function settle(
  deps: OutboxDeps,
  fence: Fence,
  claimed: ClaimedEffect,
  deliverer: Deliverer,
  result: DeliveryResult,
  { isProbe, attemptMs }: { readonly isProbe: boolean; readonly attemptMs: number },
): Promise<void> {
  const { effect, attempt, failureCount, ageMs } = claimed;
  const base = { effect, attempt, attemptMs, waitMs: ageMs };
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
      ...{ to: "dead", ...trouble },
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
      return Math.max(backoffMs(attempt, random), failure.code === "deadline" ? lateMs : 0);
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
