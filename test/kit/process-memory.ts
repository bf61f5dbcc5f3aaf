import { readFileSync } from "node:fs";

/** Bytes that the process has in memory now, or at most so far, as Linux counts; undefined once it has ended. */
export function memoryOf(pid: number | undefined, what: "VmRSS" | "VmHWM"): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(text)?.[1]) * 1_024;
  } catch {
    return undefined;
  }
}
