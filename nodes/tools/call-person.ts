import type { ToolAction } from "./action.ts";

export const callPerson: ToolAction<"call_person"> = ({ reason }, { turn }, { shop }) =>
  shop.handoff.never.some((never) => never === reason)
    ? { result: { error: "no person is called for this; answer politely yourself, from shop_info where it helps" } }
    : { result: { status: "accepted" }, change: { request: { to: "escalation", turnId: turn.id, reason } } };
