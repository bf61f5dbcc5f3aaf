import {
  type Choice,
  crashPoint,
  type Deliverer,
  type Deliverers,
  type EffectKind,
  type Fence,
  type Head,
  type LaneHold,
  LostHold,
} from "../core/index.ts";
import { attempt } from "./attempt.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import { Busy, pacer } from "./pacer.ts";
import { settle } from "./settle.ts";
import { trySuspect } from "./suspects.ts";

/** Then the lane steps aside, so that a long one does not keep its slot, nor outlast the engine's patience (15 min). */
const longestTurnMs = 60_000;
/** How soon a lane whose vendor is absent is looked at again. A start looks at all of them at once. */
const absentMs = 300_000;
/** A little more than asked for, so that the head is due when the lane is looked at. */
const marginMs = 5;

/** Delivers what waits in one lane, in order, until it is empty or its head has to wait. */
export async function deliverLane(deps: OutboxDeps, hold: LaneHold): Promise<void> {
  const { deliveries, report } = deps;
  const untilMs = performance.now() + longestTurnMs;
  const newestOnly = newestOnlyKinds(deps.deliverers);
  try {
    const fence = await deliveries.take(hold.lane);
    crashPoint("lane.taken");
    for (;;) {
      if (hold.lost.aborted) throw new LostHold(`Lane ${hold.lane} was taken by another worker`);
      const head = await deliveries.head(fence, newestOnly);
      if (head === undefined) return;
      const isOver = hold.stopping.aborted || performance.now() > untilMs;
      const waitMs = isOver ? 0 : await deliverHead(deps, fence, head, hold);
      if (waitMs !== undefined) return await deliveries.wakeLater(fence, waitMs);
    }
  } catch (error) {
    if (!(error instanceof LostHold)) throw error;
    report({ event: "lane_lost", lane: hold.lane });
    await deliveries.leave(hold.lane);
  }
}

/** Undefined when the lane can go on; otherwise how long it has to wait. */
async function deliverHead(deps: OutboxDeps, fence: Fence, head: Head, hold: LaneHold): Promise<number | undefined> {
  if (head.dueInMs > 0) return head.dueInMs + marginMs;
  if (await isForAbsent(deps, head)) return absentMs;
  const deliverer = await chooseDeliverer(deps, head);
  // A worker that died in the middle of an attempt has left it with the vendor, who may be at it still.
  const lateMs = (deliverer.lateMs ?? 0) - (head.cutOffMs ?? Number.POSITIVE_INFINITY);
  if (lateMs > 0) return lateMs + marginMs;
  const suspect = trySuspect(head);
  if ("againInMs" in suspect) return suspect.againInMs + marginMs;
  try {
    return await deliverDue(deps, fence, head, { hold, deliverer });
  } finally {
    suspect.end();
  }
}

async function deliverDue(
  deps: OutboxDeps,
  fence: Fence,
  head: Head,
  { hold, deliverer }: { readonly hold: LaneHold; readonly deliverer: Deliverer },
): Promise<number | undefined> {
  const pace = pacer(deps.budgets, deliverer, hold);
  const admission = await admit(deps, deliverer, pace);
  if ("againInMs" in admission) return admission.againInMs + marginMs;
  const claimed = await deps.deliveries.claim(fence, head.key);
  if (claimed === "withheld") {
    deps.report({ event: "withheld", key: head.key, kind: head.kind, lane: hold.lane });
    return undefined;
  }
  crashPoint("effect.claimed");
  const startedMs = performance.now();
  const result = await attempt(deps, fence, claimed, { hold, deliverer, pace });
  crashPoint("effect.delivered");
  const attemptMs = performance.now() - startedMs;
  await settle(deps, { fence, claimed, deliverer, isProbe: admission.isProbe, attemptMs }, result);
  crashPoint("effect.settled");
  return undefined;
}

/** A slot, and then the breaker: a probe that had to wait for its slot would keep everybody else waiting, too. */
async function admit(
  { breakers }: OutboxDeps,
  { vendor }: Deliverer,
  pace: () => Promise<void>,
): Promise<{ readonly isProbe: boolean } | { readonly againInMs: number }> {
  try {
    await pace();
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    return { againInMs: error.againInMs };
  }
  // Where no vendor is called, none has to be spared.
  return vendor === undefined ? { isProbe: false } : breakers.admit(vendor);
}

async function isForAbsent({ absent, deliveries }: OutboxDeps, { key, kind }: Head): Promise<boolean> {
  if (absent === undefined || !absent.kinds.has(kind)) return false;
  const effect = await deliveries.effect(key);
  return effect !== undefined && absent.holds(effect);
}

const newestOnlyKinds = (deliverers: Deliverers): EffectKind[] =>
  (Object.keys(deliverers) as EffectKind[]).filter((kind) => {
    const each = deliverers[kind];
    return "newestOnly" in each && each.newestOnly;
  });

/** The registry is total over kinds; TypeScript cannot follow that a kind and its deliverer belong together. */
async function chooseDeliverer({ deliverers, deliveries }: OutboxDeps, { key, kind }: Head): Promise<Deliverer> {
  const each = deliverers[kind] as Deliverer | Choice;
  if (!("choose" in each)) return each;
  const effect = await deliveries.effect(key);
  // Let go meanwhile: claiming it finds that out.
  return effect === undefined ? gone : each.choose(effect);
}

const gone: Deliverer = { deliver: async () => ({ outcome: "refused", code: "gone", isTold: true }) };
