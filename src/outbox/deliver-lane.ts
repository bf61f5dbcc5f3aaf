import {
  type Choice,
  crashPoint,
  type Deliverer,
  type Deliverers,
  type EffectKind,
  type Head,
  type LaneHold,
  LostHold,
} from "../core/index.ts";
import { attempt } from "./attempt.ts";
import type { OutboxDeps } from "./outbox-deps.ts";
import { Busy, pacer } from "./pacer.ts";
import { settle } from "./settle.ts";

/** Then the lane steps aside, so that a long one does not keep its slot, nor outlast the engine's patience (15 min). */
const longestTurnMs = 60_000;
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
      const attemptedMs = performance.now();
      const result = await attempt(deps, fence, claimed, { hold, deliverer, pace });
      crashPoint("effect.delivered");
      const attemptMs = performance.now() - attemptedMs;
      await settle(deps, fence, claimed, deliverer, result, { isProbe: admission.isProbe, attemptMs });
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

/** The registry is total over kinds; TypeScript cannot follow that a kind and its deliverer belong together. */
async function delivererOf({ deliverers, deliveries }: OutboxDeps, { key, kind }: Head): Promise<Deliverer> {
  const each = deliverers[kind] as Deliverer | Choice;
  if (!("choose" in each)) return each;
  const effect = await deliveries.effect(key);
  // Let go meanwhile: claiming it finds that out.
  return effect === undefined ? gone : each.choose(effect);
}

const gone: Deliverer = { deliver: async () => ({ outcome: "refused", code: "gone", isTold: true }) };
