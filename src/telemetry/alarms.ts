import type { Log, LogEvent, SafeFields } from "../core/index.ts";
import { safeFields } from "./safe-fields.ts";

/** What the operator is told: an event of the log, with what a line of the log may carry. */
export interface Alarm {
  /** For a chat that shows one line. */
  readonly text: string;
  readonly event: LogEvent;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  /** So many of this kind were not told since the last one. */
  readonly heldBackCount: number;
}

interface AlarmOptions {
  readonly send: (alarm: Alarm) => Promise<void>;
  readonly nowMs?: () => number;
}

/** One alarm of a kind in such a time: a vendor that is down makes hundreds. */
const quietMs = 60_000;

/**
 * The log, whose errors are alarms too. One that cannot be sent is a warning in the log, which is no alarm. `settled`
 * waits for those that are under way.
 */
export function withAlarms(log: Log, { send, nowMs = Date.now }: AlarmOptions): Log & { settled(): Promise<void> } {
  const told = new Map<string, { atMs: number; heldBackCount: number }>();
  const underWay = new Set<Promise<void>>();
  const raise = (event: LogEvent, given: SafeFields): void => {
    const fields = safeFields(given);
    const kind = [event, fields["vendor"], fields["model"], fields["reason"]]
      .filter((part) => part !== undefined)
      .join(" ");
    const last = told.get(kind);
    if (last !== undefined && nowMs() - last.atMs < quietMs) {
      last.heldBackCount += 1;
      return;
    }
    told.set(kind, { atMs: nowMs(), heldBackCount: 0 });
    const alarm = { text: `Deskgraph: ${kind}`, event, fields, heldBackCount: last?.heldBackCount ?? 0 };
    const sending = send(alarm)
      .catch(() => log.warn("alarm.not_sent", { reason: event }))
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
  };
  return {
    debug: (event, fields) => log.debug(event, fields),
    info: (event, fields) => log.info(event, fields),
    warn: (event, fields) => log.warn(event, fields),
    error: (event, fields = {}) => {
      log.error(event, fields);
      raise(event, fields);
    },
    settled: async () => void (await Promise.all(underWay)),
  };
}
