import { pino } from "pino";
import type { Log, LogEvent, LogLevel, SafeFields } from "../core/index.ts";
import { safeFields } from "./safe-fields.ts";

interface LogOptions {
  readonly level: LogLevel;
  /** Takes one line; standard output when absent. */
  readonly write?: ((line: string) => void) | undefined;
}

/** One JSON line an event, written at once, so that the last words of a process are not lost with it. */
export function createLog({ level, write }: LogOptions): Log {
  const out = write === undefined ? pino.destination({ fd: 1, sync: true }) : { write };
  const log = pino(
    {
      level,
      base: null,
      messageKey: "event",
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  const line =
    (at: Exclude<LogLevel, "silent">) =>
    (event: LogEvent, fields: SafeFields = {}): void =>
      log[at](safeFields(fields), event);
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}
