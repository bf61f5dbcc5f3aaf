import { describe, expect, it } from "vitest";
import { handoffReason } from "../../../nodes/escalation/handoff-reason.ts";
import type { Verdict, VerdictReason } from "../../../nodes/turn/verdict.ts";
import type { HandoffReason } from "../../../src/core/index.ts";
import { saidTurn } from "../../kit/desk-turn.ts";
import { escalationState } from "./kit.ts";

const turn = saidTurn(1, "слова");
const asked = { to: "escalation", turnId: turn.id, reason: "complaint" } as const;
const verdictOf = (reason: VerdictReason): Verdict => ({ action: "escalate", reason, signals: [] });

describe("why a person is called", () => {
  it.each<[VerdictReason, HandoffReason]>([
    ["self_harm", "safety"],
    ["threat", "safety"],
    ["abuse", "abuse"],
    ["spam", "spam"],
    ["injection", "abuse"],
    ["flood", "spam"],
  ])("is the alarm of the screening, whatever the agent asked for: %s is %s", (reason, why) => {
    expect(handoffReason(escalationState({ verdict: verdictOf(reason), request: asked }), turn)).toBe(why);
  });

  it.each<VerdictReason>(["none", "card_data", "wordless", "too_long"])(
    "is what the agent asked for at %s",
    (reason) => {
      expect(handoffReason(escalationState({ verdict: verdictOf(reason), request: asked }), turn)).toBe("complaint");
    },
  );

  it("is what the agent asked for where the screening let the message pass", () => {
    const passed: Verdict = { action: "pass", reason: "abuse", signals: [] };
    expect(handoffReason(escalationState({ verdict: passed, request: asked }), turn)).toBe("complaint");
  });

  it("is that the customer asked, where this turn's agent said nothing", () => {
    for (const request of [
      null,
      { ...asked, turnId: "t_before" },
      { to: "payment", turnId: turn.id, action: "checkout" } as const,
    ]) {
      expect(handoffReason(escalationState({ request }), turn)).toBe("person");
    }
  });
});
