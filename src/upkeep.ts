import type { Home } from "../supabase/home.ts";
import type { JobEngine } from "./core/index.ts";

/** Once a night, when shops sleep. */
const nightly = "15 3 * * *";

/** What a long-running process does for its own home. The embedded one is safe from kills, not from power loss: so, backups. */
export async function startUpkeep(jobs: JobEngine, { backup }: Home, timeZone: string): Promise<void> {
  if (backup === undefined) return;
  await jobs.schedule("backup", nightly, timeZone, async () => void (await backup(new Date())));
}
