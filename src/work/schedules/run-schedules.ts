import { randomUUID } from "node:crypto";
import { type Clock, FailureError, type Log, type ScheduleRuns, slotToRun } from "../../core/index.ts";
import type { Schedule } from "./schedule.ts";

/** Longer than any of them takes. */
const leaseMs = 15 * 60_000;
/** What failed is tried again after that, as long as its time is not over. */
const againMs = 10 * 60_000;

interface RunDeps {
  readonly runs: ScheduleRuns;
  readonly schedules: readonly Schedule[];
  readonly timeZone: string;
  readonly now: Clock;
  readonly log: Log;
}

/** Each schedule whose time has come is run once over all processes; a run that died is taken up by another one. */
export async function runSchedules(deps: RunDeps, stopping?: AbortSignal): Promise<void> {
  for (const schedule of deps.schedules) {
    if (stopping?.aborted) return;
    const slot = slotToRun(schedule.rule, deps.now(), deps.timeZone);
    if (slot !== undefined) await runSlot(deps, schedule, slot);
  }
}

async function runSlot({ runs, now, log }: RunDeps, { name, run }: Schedule, slot: Date): Promise<void> {
  const claim = { name, slot, holder: randomUUID() };
  if (!(await runs.claim(claim, now(), leaseMs))) return;
  try {
    const result = await run(slot, await runs.lastDone(name));
    await runs.done(claim, now(), result);
    log.info("schedule.done", { kind: name });
  } catch (error) {
    const code = error instanceof FailureError ? error.failure.code : "failed";
    await runs.failed(claim, new Date(now().getTime() + againMs), code);
    log.error("schedule.failed", { kind: name, reason: code });
  }
}
