import { DiskFull, type Log, type LogEvent, type SafeFields } from "../core/index.ts";

/** Postgres' word for a disk that is full. */
const diskFullCode = "53100";
/** While it is full: how soon it is tried again, and told again. */
const tryAgainMs = 5_000;
const tellAgainMs = 600_000;

interface DiskWatch {
  /** Hears of every write that failed, wherever that was. */
  readonly log: Log;
  /** Rejects with `DiskFull` while writes fail for it; `prove` writes for a try. */
  assertRoom(prove: () => Promise<void>): Promise<void>;
}

/** Reading goes on while a disk is full: that a database answers does not say that it stores what comes. */
export function watchDisk(log: Log, nowMs: () => number = () => performance.now()): DiskWatch {
  let isFull = false;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  const hear = ({ errorCode }: SafeFields): void => {
    if (errorCode !== diskFullCode) return;
    isFull = true;
    if (nowMs() - toldAtMs < tellAgainMs) return;
    toldAtMs = nowMs();
    log.error("home.disk_full");
  };
  const heard =
    (level: keyof Log) =>
    (event: LogEvent, fields: SafeFields = {}): void => {
      log[level](event, fields);
      hear(fields);
    };
  return {
    log: { debug: heard("debug"), info: heard("info"), warn: heard("warn"), error: heard("error") },
    assertRoom: async (prove) => {
      if (!isFull) return;
      if (nowMs() - triedAtMs < tryAgainMs) throw new DiskFull();
      triedAtMs = nowMs();
      await prove();
      isFull = false;
      toldAtMs = Number.NEGATIVE_INFINITY;
      log.info("home.disk_free");
    },
  };
}
