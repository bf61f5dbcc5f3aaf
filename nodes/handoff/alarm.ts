import type { Verdict } from "../turn/verdict.ts";

/** What the screening calls a person for, whatever else is asked. */
export type Alarm = "self_harm" | "threat" | "minor";

export function alarmOf(verdict: Verdict | null): Alarm | undefined {
  if (verdict?.action !== "escalate") return undefined;
  // Who is hurt by somebody is in danger of their life, too: the same urgency, and the same numbers to call.
  if (verdict.reason === "violence") return "self_harm";
  const { reason } = verdict;
  return reason === "self_harm" || reason === "threat" || reason === "minor" ? reason : undefined;
}
