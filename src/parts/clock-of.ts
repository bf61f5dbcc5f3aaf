import { createScheduleRuns } from "../../supabase/store/schedule-runs.ts";
import { createTimers } from "../../supabase/store/timers.ts";
import { type SchedulesOf, schedulesOf } from "./schedules-of.ts";

/** What the product's clock goes by. */
export const clockOf = (of: SchedulesOf) => ({
  timers: createTimers(of.home),
  runs: createScheduleRuns(of.home),
  schedules: schedulesOf(of),
});
