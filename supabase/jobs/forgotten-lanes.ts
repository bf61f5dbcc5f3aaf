import type { Home } from "../home/home.ts";
import { forgottenLanes } from "../store/lanes.ts";
import type { LaneEngine } from "./job-engine.ts";

/** Longer than a job waits to be fetched while any worker runs. */
const forgottenAfterMs = 60_000;

/** Wakes lanes that no worker came for; at every start, and every minute after that. */
export async function wakeForgotten(
  home: Home,
  engine: LaneEngine,
  { isStart = false }: { readonly isStart?: boolean } = {},
): Promise<void> {
  const lanes = await forgottenLanes(home, { olderThanMs: isStart ? 0 : forgottenAfterMs, isStart });
  if (lanes.length > 0) await engine.wake(lanes);
}
