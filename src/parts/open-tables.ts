import { createCheckpointer } from "../../supabase/checkpoints/checkpointer.ts";
import type { LaneEngine } from "../../supabase/jobs/job-engine.ts";
import { createChatMappings } from "../../supabase/mappings/chat-mappings.ts";
import { createEpisodes } from "../../supabase/store/episodes.ts";
import { createGrants } from "../../supabase/store/grants.ts";
import { createTables } from "../../supabase/store/store.ts";
import { createVendorLimits, type VendorLimits } from "../../supabase/vendor-limits/vendor-limits.ts";
import type { ChatMappings, Deliveries, Metrics, OutboxDesk, Store } from "../core/index.ts";
import { withoutIgnored } from "../crm/confirmed-accounts.ts";
import { createVendorKeys, type VendorKeys } from "../oauth/vendor-keys.ts";
import { createMetrics } from "../telemetry/metrics.ts";
import { createTurnSpending, type TurnSpending } from "../telemetry/turn-spending.ts";
import { waitingWork } from "../telemetry/waiting-work.ts";
import { type Watcher, watcher } from "../telemetry/watcher.ts";
import { createReports, type Reports } from "../work/reports.ts";
import type { ToldOptions } from "./app-options.ts";

export interface OpenTables {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly desk: OutboxDesk;
  readonly reports: Reports;
  readonly metrics: Metrics;
  readonly spending: TurnSpending;
  readonly watch: Watcher;
  readonly limits: VendorLimits;
  readonly mappings: ChatMappings;
  readonly keys: VendorKeys;
  readonly checkpointer: ReturnType<typeof createCheckpointer>;
}

/** Everything that is kept, and what is counted of it. */
export function openTables(options: ToldOptions, engine: LaneEngine, furtherSurfaces: readonly string[]): OpenTables {
  const { config, home, log, now, traces } = options;
  const trace = () => traces.current();
  const { store, deliveries, desk } = createTables(home, { wakeIn: engine.wakeIn, trace, now, furtherSurfaces });
  const counting = countingOf(options, store, desk);
  return {
    store,
    deliveries,
    desk,
    ...counting,
    watch: watcher(log, counting.metrics),
    limits: { ...createVendorLimits(home), ...options.limits },
    mappings: withoutIgnored(createChatMappings(home, config.supabase), store),
    keys: createVendorKeys(createGrants(home)),
    checkpointer: createCheckpointer(home),
  };
}

/** What the product counts of itself: for metrics, for the report, and what each turn's model took. */
function countingOf({ config: { shop }, home, log, now, metrics }: ToldOptions, store: Store, desk: OutboxDesk) {
  const reports = createReports({ episodes: createEpisodes(home), store, shop, now, log });
  const own = () => createMetrics({ collect: () => waitingWork(desk, store), report: () => reports.recent() });
  return { reports, metrics: metrics ?? own(), spending: createTurnSpending(shop.modelPrices) };
}
