import { destinations, type JobEngine, type LaneHold, turnQueue } from "../core/index.ts";
import { type TurnDeps, workOnTurns } from "../inbox/turn-worker.ts";
import { deliverLane } from "../outbox/deliver-lane.ts";
import type { OutboxDeps } from "../outbox/outbox-deps.ts";
import { stepAside } from "../outbox/step-aside.ts";
import { shareSlots } from "./share-slots.ts";

/** Every queue lanes are handed out by. */
export const queues: readonly string[] = [turnQueue, ...destinations];

/** Turns mostly wait for a model, and a customer must not wait for another customer's. */
const turnSlots = 256;
/** Vendors answer slowly and in small numbers; replies are many, short, and waited for. */
const slotsOf = (destination: string): number => (destination === "reply" ? 32 : 8);

/** From here on this process takes part in the work. `surfaces`: in so many places the staff meet. */
export async function startWorkers(
  engine: JobEngine,
  turns: TurnDeps,
  outbox: OutboxDeps,
  surfaces = 1,
): Promise<void> {
  await engine.work(turnQueue, turnSlots, (hold) => workOnTurns(turns, hold));
  for (const destination of destinations) {
    const slots = slotsOf(destination);
    const deliver = (hold: LaneHold) => deliverLane(outbox, hold);
    const aside = (hold: LaneHold) => stepAside(outbox, hold);
    const isShared = destination === "staff" && surfaces > 1;
    const most = Math.max(1, Math.floor(slots / surfaces));
    await engine.work(destination, slots, isShared ? shareSlots({ work: deliver, stepAside: aside, most }) : deliver);
  }
}
