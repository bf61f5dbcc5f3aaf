import {
  type Clock,
  type Log,
  type Metrics,
  type Progress,
  pause,
  retentionRules,
  type Shop,
  type Store,
  type TrimPlace,
  type Trims,
  type TrimWork,
  trimCursor,
  trimWorks,
} from "../core/index.ts";
import type { Reports } from "./reports.ts";

/** Between two batches, so that a large table is no rush: 20,000 rows a second at most. */
const restMs = 10;

interface TrimDeps {
  readonly trims: Trims;
  readonly store: Pick<Store, "setCursor">;
  readonly days: Shop["retentionDays"];
  readonly now: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** What is counted of rows is counted before they go. */
  readonly reports?: Pick<Reports, "keep">;
}

/** What was done at one table, or is due there. */
export interface Trimmed {
  readonly table: string;
  readonly how: "deleted" | "emptied";
  readonly count: number;
}

export interface TrimOptions {
  /** Nothing is touched: it is only counted what is due. */
  readonly isDry?: boolean;
  /** Stops between two batches; what is left goes the next time. */
  readonly stopping?: AbortSignal;
  readonly told?: Progress;
}

/** Deletes what is kept no longer, in small batches, each in a transaction of its own. */
export async function trim(deps: TrimDeps, options: TrimOptions = {}): Promise<readonly Trimmed[]> {
  const { trims, store, days, now, log, metrics, reports } = deps;
  const { isDry = false, stopping = new AbortController().signal, told } = options;
  const startedAt = now();
  const startedMs = performance.now();
  if (!isDry) await reports?.keep(stopping);
  const trimmed: Trimmed[] = [];
  const works = trimWorks(retentionRules, days, startedAt);
  for (const [place, work] of works.entries()) {
    if (stopping.aborted) return trimmed;
    told?.(place, works.length);
    const how = work.step.does === "empty" ? "emptied" : "deleted";
    const count = isDry ? await trims.due(work) : await trimAll(trims, work, stopping);
    if (count === 0) continue;
    // "deskgraph.inbounds" → "inbounds": no two schemas of ours have a table of one name.
    const table = work.table.slice(work.table.indexOf(".") + 1);
    trimmed.push({ table, how, count });
    if (isDry) continue;
    metrics.rowsTrimmed({ table, how, count });
    log.info("retention.trimmed", { kind: table, reason: how, count });
  }
  told?.(1, 1);
  if (isDry || stopping.aborted) return trimmed;
  await store.setCursor(trimCursor, startedAt);
  const count = trimmed.reduce((sum, each) => sum + each.count, 0);
  log.info("retention.done", { count, durationMs: performance.now() - startedMs });
  return trimmed;
}

async function trimAll(trims: Trims, work: TrimWork, stopping: AbortSignal): Promise<number> {
  let total = 0;
  let from: TrimPlace | undefined;
  do {
    const { count, next } = await trims.trim(work, from);
    total += count;
    from = next;
    if (from !== undefined) await pause(restMs, stopping);
  } while (from !== undefined && !stopping.aborted);
  return total;
}

export const createTrim =
  (deps: TrimDeps) =>
  (options?: TrimOptions): Promise<readonly Trimmed[]> =>
    trim(deps, options);
