import type { Home } from "../supabase/home.ts";
import { createJobEngine } from "../supabase/job-engine.ts";

export interface Upkeep {
  stop(): Promise<void>;
}

/** Once a night, when shops sleep. */
const nightly = "15 3 * * *";
const stopTimeoutMs = 5_000;

/** What a long-running process does for its own home. The embedded one is safe from kills, not from power loss: so, backups. */
export async function startUpkeep(home: Home, timeZone: string): Promise<Upkeep> {
  const { backup } = home;
  if (backup === undefined) return { stop: async () => undefined };
  const jobs = await createJobEngine(home);
  await jobs.schedule("backup", nightly, timeZone, async () => void (await backup(new Date())));
  return { stop: () => jobs.stop(stopTimeoutMs) };
}
