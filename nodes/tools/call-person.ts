import type { ToolAction } from "./action.ts";

export const callPerson: ToolAction<"call_person"> = ({ reason }, { turn }) => ({
  result: { status: "accepted" },
  change: { request: { to: "escalation", turnId: turn.id, reason } },
});
