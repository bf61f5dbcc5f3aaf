import type { Home } from "../home/home.ts";
import { forgottenLanes } from "../store/lanes.ts";
import type { LaneEngine } from "./job-engine.ts";

/** Longer than a job waits to be fetched while anybody works at all. */
const forgottenAfterMs = 60_000;

/** Wakes what nobody came for; at every start, and every minute after that. */
export async function wakeForgotten(home: Home, engine: LaneEngine): Promise<void> {
  const lanes = await forgottenLanes(home, forgottenAfterMs);
  if (lanes.length > 0) await engine.wake(lanes);
}
