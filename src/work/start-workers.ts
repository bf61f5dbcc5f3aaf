import { destinations, type JobEngine, turnQueue } from "../core/index.ts";
import { type TurnDeps, workOnTurns } from "../inbox/turn-worker.ts";
import { deliverLane } from "../outbox/deliver-lane.ts";
import type { OutboxDeps } from "../outbox/outbox-deps.ts";

/** Every queue lanes are handed out by. */
export const queues: readonly string[] = [turnQueue, ...destinations];

/** Turns mostly wait for a model, and a customer must not wait for another customer's. */
const turnSlots = 256;
/** Vendors answer slowly and in small numbers; replies are many, short, and waited for. */
const slotsOf = (destination: string): number => (destination === "reply" ? 32 : 8);

/** From here on this process takes part in the work. */
export async function startWorkers(engine: JobEngine, turns: TurnDeps, outbox: OutboxDeps): Promise<void> {
  await engine.work(turnQueue, turnSlots, (hold) => workOnTurns(turns, hold));
  for (const destination of destinations) {
    await engine.work(destination, slotsOf(destination), (hold) => deliverLane(outbox, hold));
  }
}
