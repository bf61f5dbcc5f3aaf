import { z } from "zod";
import type { HandoffReason, OrderWish } from "../../src/core/index.ts";
import type { Change, Situation, ToolDeps } from "./situation.ts";

export const askedPersonSchema = z.object({ status: z.literal("asked_person") });

/** The wish goes to a person as data; nothing of the order changes here. */
export function askPerson(
  { turn }: Situation,
  { shop }: ToolDeps,
  reason: HandoffReason,
  wish: OrderWish,
): { readonly result: z.output<typeof askedPersonSchema>; readonly change: Change } | { readonly error: string } {
  if (shop.handoff.never.some((never) => never === reason)) {
    return { error: "no person is called for this; answer politely yourself, from shop_info where it helps" };
  }
  return {
    result: { status: "asked_person" },
    change: { wish, request: { to: "escalation", turnId: turn.id, reason, wishes: [wish] } },
  };
}
