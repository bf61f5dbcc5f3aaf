import type { Verdict } from "../turn/verdict.ts";

/** What the screening calls a person for, whatever else is asked. */
export type Alarm = "self_harm" | "threat";

export function alarmOf(verdict: Verdict | null): Alarm | undefined {
  if (verdict?.action !== "escalate") return undefined;
  // Who is hurt by somebody is in danger of their life, too: the same urgency, and the same numbers to call.
  if (verdict.reason === "violence") return "self_harm";
  return verdict.reason === "self_harm" || verdict.reason === "threat" ? verdict.reason : undefined;
}
