import type { Verdict } from "../turn/verdict.ts";

/** What the screening calls a person for, whatever else is asked. */
export type Alarm = "self_harm" | "threat";

export function alarmOf(verdict: Verdict | null): Alarm | undefined {
  if (verdict?.action !== "escalate") return undefined;
  return verdict.reason === "self_harm" || verdict.reason === "threat" ? verdict.reason : undefined;
}
