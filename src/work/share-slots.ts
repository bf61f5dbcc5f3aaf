import { type LaneHold, surfaceOfLane } from "../core/index.ts";

type Work = (hold: LaneHold) => Promise<void>;

/**
 * Each place of the staff's has its share of the slots, and no more: one that hangs keeps no other waiting. What finds
 * its share used up steps aside.
 */
export function shareSlots({ work, stepAside, most }: { work: Work; stepAside: Work; most: number }): Work {
  const busy = new Map<string | undefined, number>();
  return async (hold) => {
    const surface = surfaceOfLane(hold.lane);
    const count = busy.get(surface) ?? 0;
    if (count >= most) return stepAside(hold);
    busy.set(surface, count + 1);
    try {
      await work(hold);
    } finally {
      busy.set(surface, (busy.get(surface) ?? 1) - 1);
    }
  };
}
