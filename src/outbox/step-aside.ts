import { type LaneHold, LostHold } from "../core/index.ts";
import type { OutboxDeps } from "./outbox-deps.ts";

/** Long enough that a hundred such lanes cost little, and short enough that nobody misses a post. */
const asideMs = 2_000;

/** A lane that cannot be worked on now gives its slot to others. */
export async function stepAside({ deliveries }: Pick<OutboxDeps, "deliveries">, { lane }: LaneHold): Promise<void> {
  try {
    await deliveries.wakeLater(await deliveries.take(lane), asideMs);
  } catch (error) {
    if (!(error instanceof LostHold)) throw error;
    await deliveries.leave(lane);
  }
}
