import type { Clock, Episodes, Log, Report, Shop, Store } from "../core/index.ts";
import { describeError } from "../telemetry/safe-fields.ts";
import { keepEpisodes } from "./keep-episodes.ts";
import { shopReport } from "./shop-report.ts";

interface ReportsDeps {
  readonly episodes: Episodes;
  readonly store: Pick<Store, "cursor" | "setCursor">;
  readonly shop: Pick<Shop, "timeZone" | "workingHours" | "sla">;
  readonly now: Clock;
  readonly log: Log;
}

export interface Reports {
  /** Brings the facts up to date. What goes wrong is told in the log: nothing else waits for a report. */
  keep(stopping?: AbortSignal): Promise<void>;
  /** What is known of the episodes that began within this time, with all that happened until now. */
  report(of: { readonly from: Date; readonly to: Date }): Promise<Report>;
  /** Of the last days, at most some minutes old. */
  recent(): Promise<Report>;
}

const recentDays = 30;
const dayMs = 86_400_000;
/** A scrape comes every few seconds, and the numbers are of a month. */
const freshMs = 600_000;

export function createReports(deps: ReportsDeps): Reports {
  const { episodes, shop, now, log } = deps;
  let known: { readonly atMs: number; readonly report: Promise<Report> } | undefined;
  return {
    keep: (stopping) =>
      keepEpisodes(deps, stopping).catch((error: unknown) => log.error("report.trouble", describeError(error))),
    report: async (of) => {
      await keepEpisodes(deps);
      return shopReport(episodes, shop, { ...of, now: now() });
    },
    recent: () => {
      const to = now();
      if (known === undefined || to.getTime() - known.atMs >= freshMs) {
        const from = new Date(to.getTime() - recentDays * dayMs);
        known = { atMs: to.getTime(), report: shopReport(episodes, shop, { from, to, now: to }) };
        // The next scrape asks anew.
        known.report.catch(() => {
          known = undefined;
        });
      }
      return known.report;
    },
  };
}
